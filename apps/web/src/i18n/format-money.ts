import { CURRENCY_DECIMALS, cents, decimalString, type Currency } from "@fairmile/contracts";
import { LOCALE } from "./translate.ts";

const MINUS = "\u2212";
/** Unbreakable; used from five digits on, as in "18 204". */
const GROUP = "\u00a0";

const signs = new Map<Currency, string>();

/** The currency's sign as written before an amount: "€", "$", "kr\u00a0". */
export const currencySign = (currency: Currency): string => {
  const known = signs.get(currency);
  if (known) return known;
  const format = new Intl.NumberFormat(LOCALE, { style: "currency", currency, currencyDisplay: "narrowSymbol" });
  const sign = format.formatToParts(0).find((part) => part.type === "currency")?.value ?? currency;
  // A sign of letters needs air before the figure.
  const spaced = /\p{L}$/u.test(sign) ? `${sign}\u00a0` : sign;
  signs.set(currency, spaced);
  return spaced;
};

/** Groups the whole part of a decimal string by thousands once it has five digits or more. */
export const groupDigits = (digits: string): string => {
  const [whole = "", fraction] = digits.split(".");
  const grouped = whole.length < 5 ? whole : whole.replace(/\B(?=(\d{3})+$)/g, GROUP);
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
};

const unsigned = (amountCents: number, currency: Currency): string =>
  groupDigits(decimalString(cents(Math.abs(amountCents)), currency));

const minus = (amountCents: number): string => (amountCents < 0 ? MINUS : "");

/** Minor units without a sign of currency: "11.40", "−0.40", "1140" (JPY). */
export const formatAmount = (amountCents: number, currency: Currency): string =>
  minus(amountCents) + unsigned(amountCents, currency);

/** Minor units as a sentence bears them: "€11.40", "−€0.40". */
export const formatMoney = (amountCents: number, currency: Currency): string =>
  minus(amountCents) + currencySign(currency) + unsigned(amountCents, currency);

/** An amount that is added or taken off: "+ 0.75", "− 0.40". */
export const formatAddition = (amountCents: number, currency: Currency): string =>
  `${amountCents < 0 ? MINUS : "+"}\u00a0${unsigned(amountCents, currency)}`;

/** Money where minor units would only be noise ("€28/h"): rounded half away from zero. */
export const formatMoneyRounded = (amountCents: number, currency: Currency): string => {
  const whole = Math.round(Math.abs(amountCents) / 10 ** CURRENCY_DECIMALS[currency]);
  return minus(amountCents) + currencySign(currency) + groupDigits(String(whole));
};
