import type { Currency, PayRule, PricingPolicy } from "@fairmile/contracts";
import { DEFAULT_PAY_RULE, DEFAULT_POLICY } from "./default-policy.ts";

/** Minor units of each currency that one euro cent roughly buys (2026): a first price list, to be edited by an admin. */
const PER_EURO_CENT: Readonly<Record<Currency, number>> = {
  AUD: 1.7,
  BHD: 4,
  BRL: 6,
  CAD: 1.6,
  CHF: 1,
  CLP: 10,
  CZK: 25,
  DKK: 7.5,
  EUR: 1,
  GBP: 0.9,
  HUF: 400,
  INR: 90,
  ISK: 1.5,
  JPY: 1.6,
  KRW: 15,
  KWD: 3.5,
  MXN: 20,
  NOK: 11.5,
  NZD: 1.8,
  PLN: 4.3,
  RON: 5,
  SEK: 11.5,
  SGD: 1.5,
  TND: 33,
  USD: 1.1,
  ZAR: 20,
};

/** Rounded to two figures, so that a price list reads like one. */
const scale = (amount: number, factor: number): number => {
  const exact = amount * factor;
  if (exact < 10) return Math.round(exact);
  const unit = 10 ** (Math.floor(Math.log10(exact)) - 1);
  return Math.round(exact / unit) * unit;
};

const scaleCents = <T>(value: T, factor: number): T => {
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, v]) => [
    key,
    key.endsWith("Cents") && typeof v === "number"
      ? scale(v, factor)
      : key === "parcelCents"
        ? scaleAll(v, factor)
        : scaleCents(v, factor),
  ]);
  return Object.fromEntries(entries) as T;
};

const scaleAll = (value: object, factor: number): object =>
  Object.fromEntries(Object.entries(value).map(([key, v]: [string, number]) => [key, scale(v, factor)]));

/** The policy and pay rule a market opens with, in its own currency. */
export const startingPolicy = (currency: Currency): { readonly policy: PricingPolicy; readonly payRule: PayRule } => {
  const factor = PER_EURO_CENT[currency];
  if (factor === 1) return { policy: DEFAULT_POLICY, payRule: DEFAULT_PAY_RULE };
  return { policy: scaleCents(DEFAULT_POLICY, factor), payRule: scaleCents(DEFAULT_PAY_RULE, factor) };
};
