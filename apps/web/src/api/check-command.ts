import { fieldErrors } from "@fairmile/contracts";
import type { z } from "zod";
import { translate } from "../i18n/translate.ts";

export type Checked<T> =
  | { readonly ok: true; readonly command: T }
  | { readonly ok: false; readonly texts: Readonly<Partial<Record<string, string>>> };

/** Checks a form with the very schema the API checks with; what is wrong is said by the field's dotted path. */
export const checkCommand = <S extends z.ZodType>(schema: S, input: unknown): Checked<z.input<S>> => {
  const parsed = schema.safeParse(input);
  if (parsed.success) return { ok: true, command: input as z.input<S> };
  const texts = Object.fromEntries(
    fieldErrors(parsed.error).map(({ path, code }) => [path, translate(`field.${code}`)]),
  );
  return { ok: false, texts };
};
