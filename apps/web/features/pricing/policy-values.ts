import { CURRENCY_DECIMALS, type Currency, type PricingPolicy } from "@fairmile/contracts";
import type { PolicyPath, PolicyUnit } from "./policy-fields.ts";

export type PolicyValue = number | boolean;

/** Whole policy units in one of what a person types: 60 000 ms a minute, 100 basis points a per cent. */
const scaleOf = (unit: PolicyUnit, currency: Currency): number => {
  switch (unit) {
    case "money":
      return 10 ** CURRENCY_DECIMALS[currency];
    case "share":
      return 100;
    case "seconds":
      return 1_000;
    case "minutes":
      return 60_000;
    case "hours":
      return 3_600_000;
    case "meters":
    case "count":
    case "flag":
      return 1;
  }
};

const MOST_DECIMALS = 4;

/** A figure as it stands in its field: 320 → "3.20" €, 90 000 ms → "1.5" min. */
export const typedValue = (value: PolicyValue, unit: PolicyUnit, currency: Currency): string => {
  if (typeof value === "boolean") return value ? "on" : "off";
  const scale = scaleOf(unit, currency);
  if (unit === "money") return (value / scale).toFixed(CURRENCY_DECIMALS[currency]);
  return String(Number((value / scale).toFixed(MOST_DECIMALS)));
};

const FIGURE = /^\d{1,9}(?:[.,]\d{1,4})?$/;

/** Reads what was typed; null where it is no such figure, or finer than the policy can say. */
export const readValue = (typed: string, unit: PolicyUnit, currency: Currency): PolicyValue | null => {
  const text = typed.trim();
  if (unit === "flag") return text === "on";
  if (!FIGURE.test(text)) return null;
  const value = Number(text.replace(",", ".")) * scaleOf(unit, currency);
  const whole = Math.round(value);
  return Math.abs(value - whole) < 1e-6 ? whole : null;
};

/** The figure at a path. */
export const valueAt = (policy: PricingPolicy, path: PolicyPath): PolicyValue => {
  let at: unknown = policy;
  for (const key of path.split(".")) at = (at as Readonly<Record<string, unknown>>)[key];
  return at as PolicyValue;
};

/** The policy with one figure changed; the rest is shared. */
export const withValue = (policy: PricingPolicy, path: PolicyPath, value: PolicyValue): PricingPolicy => {
  const put = (node: unknown, keys: readonly string[]): unknown => {
    const [key, ...rest] = keys;
    return key === undefined
      ? value
      : { ...(node as object), [key]: put((node as Readonly<Record<string, unknown>>)[key], rest) };
  };
  return put(policy, path.split(".")) as PricingPolicy;
};
