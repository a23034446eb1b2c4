import { isMessageKey, messageTexts } from "@fairmile/contracts/messages";
import type { Currency } from "@fairmile/contracts";
import { IntlMessageFormat } from "intl-messageformat";
import { formatMoney } from "./format-money.ts";
import { LOCALE, translate, type MessageValue } from "./translate.ts";

/** A sentence the server chose: the key of a message and its parameters. */
export interface Sentence {
  readonly key: string;
  readonly params: Readonly<Record<string, MessageValue>>;
}

const shown = (name: string, value: MessageValue, currency: Currency): MessageValue =>
  typeof value === "number" && name.endsWith("Cents") ? formatMoney(value, currency) : value;

/** Writes a server's sentence. Parameters whose names end in `Cents` are money of the given currency. */
export const writeSentence = ({ key, params }: Sentence, currency: Currency): string => {
  if (!isMessageKey(key)) return translate("web.unknownSentence", { key });
  const written = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, shown(name, value, currency)]),
  );
  return String(new IntlMessageFormat(messageTexts[key], LOCALE).format(written));
};
