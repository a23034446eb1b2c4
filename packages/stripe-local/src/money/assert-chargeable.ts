import { CURRENCY_DECIMALS } from "@fairmile/contracts";
import { invalidRequest } from "../core/refusal.ts";

const MOST = 99_999_999;

// Stripe's published minimums in minor units; half a unit of the currency where it publishes none.
const LEAST: Readonly<Record<string, number>> = {
  aed: 200,
  aud: 50,
  brl: 50,
  cad: 50,
  chf: 50,
  czk: 1_500,
  dkk: 250,
  eur: 50,
  gbp: 30,
  hkd: 400,
  huf: 17_500,
  inr: 50,
  jpy: 50,
  mxn: 1_000,
  nok: 300,
  nzd: 50,
  pln: 200,
  ron: 200,
  sek: 300,
  sgd: 50,
  usd: 50,
};

const isCurrency = (code: string): code is keyof typeof CURRENCY_DECIMALS => code in CURRENCY_DECIMALS;

/** Throws 400 unless a card can be charged this amount (minor units) in this currency (lower case). */
export const assertChargeable = (amount: number, currency: string): void => {
  const code = currency.toUpperCase();
  if (!isCurrency(code)) throw invalidRequest(`Invalid currency: ${currency}.`, { param: "currency" });
  const least = LEAST[currency] ?? Math.ceil(10 ** CURRENCY_DECIMALS[code] / 2);
  if (amount < 1)
    throw invalidRequest("Invalid positive integer", { param: "amount", code: "parameter_invalid_integer" });
  if (amount < least) {
    throw invalidRequest(`Amount must be at least ${least} in the smallest unit of ${currency}`, {
      param: "amount",
      code: "amount_too_small",
    });
  }
  if (amount > MOST) {
    throw invalidRequest(`Amount must be no more than ${MOST} in the smallest unit of ${currency}`, {
      param: "amount",
      code: "amount_too_large",
    });
  }
};
