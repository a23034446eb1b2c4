import { translate } from "../i18n/translate.ts";
import { messageFormat } from "../i18n/translate.ts";
import { readFailure } from "./failure.ts";

/** What went wrong, in a sentence for a person. */
export const errorText = (error: unknown): string => {
  const { code, params } = readFailure(error);
  return code === "unreachable" ? translate("web.unreachable") : String(messageFormat(`error.${code}`).format(params));
};

/** What is wrong with each refused field, in words, by the field's dotted path. */
export const fieldTexts = (error: unknown): Readonly<Partial<Record<string, string>>> =>
  error === null || error === undefined
    ? {}
    : Object.fromEntries(readFailure(error).fields.map(({ path, code }) => [path, translate(`field.${code}`)]));
