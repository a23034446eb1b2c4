import { CURRENCY_DECIMALS, MAX_INPUT_CENTS, type Currency } from "@fairmile/contracts";

/** Reads an amount as a person types it ("11.4", "11,40", "1140" JPY) into minor units; null where it is none. */
export const parseAmount = (text: string, currency: Currency): number | null => {
  const clean = text.trim().replace(",", ".");
  const match = /^(\d{1,9})(?:\.(\d*))?$/.exec(clean);
  if (match === null) return null;
  const decimals = CURRENCY_DECIMALS[currency];
  const [, whole = "", fraction = ""] = match;
  if (fraction.length > decimals) return null;
  const amount = Number(whole + fraction.padEnd(decimals, "0"));
  return amount <= MAX_INPUT_CENTS ? amount : null;
};
