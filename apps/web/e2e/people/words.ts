import { messageTexts, type MessageKey } from "@fairmile/contracts/messages";
import { formatMoney } from "../../src/i18n/format-money.ts";

/** The currency of the demo's town. */
const CURRENCY = "EUR";

/** Minor units as they stand on screen: "€11.40". */
export const money = (cents: number): string => formatMoney(cents, CURRENCY);

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** A message of the catalogue as it stands on screen, whatever its parameters are. Not for messages with plurals. */
export const wording = (key: MessageKey): RegExp => {
  const parts = messageTexts[key].replaceAll(/<\/?b>/g, "").split(/\{\w+\}/);
  return new RegExp(`^${parts.map(escaped).join("(.+)")}$`);
};

/** Every amount of money in a text, in minor units: "€18.40 and €2.00" are 1840 and 200. */
export const amountsIn = (text: string): number[] =>
  [...text.matchAll(/(?<![\d.])(\d+)\.(\d{2})(?![\d.])/g)].map(
    ([, units, cents]) => Number(units) * 100 + Number(cents),
  );

/** The one amount of a text. */
export const centsIn = (text: string): number => {
  const [cents, ...others] = amountsIn(text);
  if (cents === undefined || others.length > 0) throw new Error(`not one amount in “${text}”`);
  return cents;
};
