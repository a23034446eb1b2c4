import { fieldErrors } from "@fairmile/contracts";
import type { z } from "zod";
import { translate } from "../i18n/translate.ts";

export type Checked<T> =
  | { readonly ok: true; readonly command: T }
  | { readonly ok: false; readonly texts: Readonly<Partial<Record<string, string>>> };

/** An empty line is not too short, it is missing. */
const isBlank = (input: unknown, path: string): boolean => {
  let value = input;
  for (const name of path.split(".")) {
    if (typeof value !== "object" || value === null) return false;
    value = Reflect.get(value, name);
  }
  return typeof value === "string" && value.trim() === "";
};

/** Checks a form with the very schema the API checks with; what is wrong is said by the field's dotted path. */
export const checkCommand = <S extends z.ZodType>(schema: S, input: unknown): Checked<z.input<S>> => {
  const parsed = schema.safeParse(input);
  if (parsed.success) return { ok: true, command: input as z.input<S> };
  const texts = Object.fromEntries(
    fieldErrors(parsed.error).map(({ path, code }) => [
      path,
      translate(isBlank(input, path) ? "field.required" : `field.${code}`),
    ]),
  );
  return { ok: false, texts };
};
