import { z } from "zod";
import type { Cents } from "./units.ts";

/** Decimals of each supported currency (ISO 4217). */
export const CURRENCY_DECIMALS = {
  AUD: 2,
  BHD: 3,
  BRL: 2,
  CAD: 2,
  CHF: 2,
  CLP: 0,
  CZK: 2,
  DKK: 2,
  EUR: 2,
  GBP: 2,
  HUF: 2,
  INR: 2,
  ISK: 0,
  JPY: 0,
  KRW: 0,
  KWD: 3,
  MXN: 2,
  NOK: 2,
  NZD: 2,
  PLN: 2,
  RON: 2,
  SEK: 2,
  SGD: 2,
  TND: 3,
  USD: 2,
  ZAR: 2,
} as const;

export type Currency = keyof typeof CURRENCY_DECIMALS;
export const currencySchema = z.enum(Object.keys(CURRENCY_DECIMALS) as [Currency, ...Currency[]]);

/** Writes minor units as a decimal string without a currency sign: 1140 EUR → "11.40", 1140 JPY → "1140". */
export const decimalString = (amount: Cents, currency: Currency): string => {
  const decimals = CURRENCY_DECIMALS[currency];
  const digits = Math.abs(amount)
    .toString()
    .padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const sign = amount < 0 ? "-" : "";
  return decimals === 0 ? sign + whole : `${sign}${whole}.${digits.slice(-decimals)}`;
};

/**
 * Splits an amount over weights so that the parts sum to it exactly (largest remainder; ties go to the earlier row).
 * Weights are non-negative; all zero means equal shares. The amount may be negative.
 */
export const splitCents = (amount: Cents, weights: readonly number[]): Cents[] => {
  if (weights.length === 0) throw new RangeError("nothing to split over");
  const total = weights.reduce((a, b) => a + b, 0);
  const shares = total > 0 ? weights.map((w) => w / total) : weights.map(() => 1 / weights.length);
  const size = Math.abs(amount);
  const parts = shares.map((s) => Math.floor(size * s));
  const order = shares
    .map((s, i) => ({ i, rest: size * s - (parts[i] ?? 0) }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i);
  let left = size - parts.reduce((a, b) => a + b, 0);
  for (let k = 0; left > 0; k = (k + 1) % order.length, left -= 1) {
    const row = order[k];
    if (row) parts[row.i] = (parts[row.i] ?? 0) + 1;
  }
  const sign = amount < 0 ? -1 : 1;
  return parts.map((p) => (p * sign) as Cents);
};
