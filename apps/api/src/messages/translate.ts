import { decimalString, type Cents, type Currency } from "@fairmile/contracts";
import { messageTexts, type MessageKey } from "@fairmile/contracts/messages";
import { IntlMessageFormat } from "intl-messageformat";

/** The catalogue is English; times and numbers follow the 24-hour, day-first custom of the apps. */
const LOCALE = "en-GB";

const compiled = new Map<MessageKey, IntlMessageFormat>();

/** A message of the catalogue with its parameters put in; throws where one is missing. */
export const translate = (key: MessageKey, params: Readonly<Record<string, string | number>> = {}): string => {
  const format = compiled.get(key) ?? new IntlMessageFormat(messageTexts[key], LOCALE);
  compiled.set(key, format);
  return String(format.format(params));
};

/** An amount as people write it: 1055 EUR → "€10.55". */
export const moneyText = (amount: Cents, currency: Currency): string =>
  new Intl.NumberFormat(LOCALE, { style: "currency", currency }).format(Number(decimalString(amount, currency)));

/** The time of day in a market's own zone: "14:05". */
export const timeText = (atMs: number, timezone: string): string =>
  new Intl.DateTimeFormat(LOCALE, { timeStyle: "short", timeZone: timezone }).format(atMs);
