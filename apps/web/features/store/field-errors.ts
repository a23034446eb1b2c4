import { fieldErrors } from "@fairmile/contracts";
import type { z } from "zod";
import { translate } from "../../src/i18n/translate.ts";

export type FieldTexts = Readonly<Partial<Record<string, string>>>;

const valueAt = (input: unknown, path: string): unknown =>
  path
    .split(".")
    .reduce<unknown>((at, key) => (typeof at === "object" && at !== null ? Reflect.get(at, key) : undefined), input);

/** What a command's own schema says of an input before it is sent, in the words the server would have used. */
export const schemaTexts = (schema: z.ZodType, input: unknown): FieldTexts => {
  const parsed = schema.safeParse(input);
  if (parsed.success) return {};
  return Object.fromEntries(
    fieldErrors(parsed.error).map(({ path, code }) => {
      // An empty line is not short: it is missing.
      const isMissing = code === "too_short" && valueAt(input, path) === "";
      return [path, translate(isMissing ? "field.required" : `field.${code}`)];
    }),
  );
};

/** The words for a field: its own, or those of anything inside it (`dropoff.place` for `dropoff.place.point`). */
export const textAt = (texts: FieldTexts, path: string): string | undefined =>
  texts[path] ?? Object.entries(texts).find(([at]) => at.startsWith(`${path}.`))?.[1];
