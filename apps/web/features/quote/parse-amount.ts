import { CURRENCY_DECIMALS, type Currency } from "@fairmile/contracts";

const AMOUNT = /^(\d{1,7})(?:[.,](\d+))?$/;

/**
 * Reads an amount as people type it ("2", "2.5", "€2,50") into minor units. Nothing typed is 0; null where it is no
 * amount, or finer than the currency.
 */
export const parseAmount = (typed: string, currency: Currency): number | null => {
  const text = typed.replaceAll(/[^\d.,-]/g, "");
  if (typed.trim() === "") return 0;
  const match = AMOUNT.exec(text);
  if (!match) return null;
  const [, whole = "0", fraction = ""] = match;
  const decimals = CURRENCY_DECIMALS[currency];
  if (fraction.length > decimals) return null;
  return Number(whole + fraction.padEnd(decimals, "0"));
};
