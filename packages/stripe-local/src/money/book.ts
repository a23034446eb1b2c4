import type Stripe from "stripe";
import type { Scope } from "../core/scope.ts";
import { DAY_MS, toSeconds } from "../core/seconds.ts";

/** Card money can be used this long after its capture, by the double's clock. */
export const SETTLEMENT_MS = 2 * DAY_MS;

const CATEGORIES = {
  charge: "charge",
  payment: "charge",
  payment_refund: "refund",
  payout: "payout",
  payout_failure: "payout_reversal",
  refund: "refund",
  transfer: "transfer",
  transfer_refund: "transfer_reversal",
} as const satisfies Partial<Record<Stripe.BalanceTransaction.Type, string>>;

export interface Booking {
  readonly type: keyof typeof CATEGORIES;
  /** Signed: what it adds to the account's balance before the fee, in minor units. */
  readonly amount: number;
  readonly fee?: number;
  readonly currency: string;
  readonly source: string;
  readonly description?: string | null;
  /** Seconds; now unless given. */
  readonly availableOn?: number;
}

/** Books one balance transaction in the scope's account and gives it. */
export const book = (scope: Scope, booking: Booking): Stripe.BalanceTransaction => {
  const { type, amount, fee = 0, currency, source, description = null, availableOn = scope.now } = booking;
  const transaction = {
    id: scope.mint("txn"),
    object: "balance_transaction",
    amount,
    available_on: availableOn,
    balance_type: "payments",
    created: scope.now,
    currency,
    description,
    exchange_rate: null,
    fee,
    fee_details:
      fee === 0
        ? []
        : [{ amount: fee, application: null, currency, description: "Stripe processing fees", type: "stripe_fee" }],
    net: amount - fee,
    reporting_category: CATEGORIES[type],
    source,
    status: availableOn > scope.now ? "pending" : "available",
    type,
  } satisfies Stripe.BalanceTransaction;
  scope.save("balance_transaction", transaction.id, transaction);
  return transaction;
};

/** When money captured now can be used, in seconds. */
export const settlesOn = (scope: Scope): number => toSeconds(scope.nowMs + SETTLEMENT_MS);

export interface Funds {
  readonly available: number;
  readonly pending: number;
}

/** What the scope's account holds per currency at this instant, in minor units. */
export const fundsOf = (scope: Scope): Map<string, Funds> => {
  const funds = new Map<string, Funds>();
  for (const { value } of scope.tx.rows("balance_transaction", scope.account)) {
    const { available, pending } = funds.get(value.currency) ?? { available: 0, pending: 0 };
    const ripe = value.available_on <= scope.now;
    funds.set(value.currency, {
      available: available + (ripe ? value.net : 0),
      pending: pending + (ripe ? 0 : value.net),
    });
  }
  return funds;
};

/** What the scope's account holds in one currency. */
export const fundsIn = (scope: Scope, currency: string): Funds =>
  fundsOf(scope).get(currency) ?? { available: 0, pending: 0 };
