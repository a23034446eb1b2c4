import type Stripe from "stripe";
import { find, type Scope } from "../core/scope.ts";

interface RefundOf {
  readonly charge: Readonly<Stripe.Charge>;
  readonly amount: number;
  readonly reason: Stripe.Refund.Reason | null;
  readonly metadata: Record<string, string>;
  /** Null where an authorisation is released: no money had moved. */
  readonly balanceTransaction: string | null;
}

/** Writes a refund and what it changes on its charge, and gives the refund. The caller has checked the amount. */
export const newRefund = (scope: Scope, id: string, of: RefundOf): Stripe.Refund => {
  const { charge, amount, reason, metadata, balanceTransaction } = of;
  const refund = {
    id,
    object: "refund",
    amount,
    balance_transaction: balanceTransaction,
    charge: charge.id,
    created: scope.now,
    currency: charge.currency,
    customer: typeof charge.customer === "string" ? charge.customer : null,
    customer_account: null,
    destination_details: { card: { type: balanceTransaction === null ? "reversal" : "refund" }, type: "card" },
    metadata,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: "succeeded",
    transfer_reversal: null,
  } satisfies Stripe.Refund;
  const amountRefunded = charge.amount_refunded + amount;
  const after: Stripe.Charge = {
    ...charge,
    amount_refunded: amountRefunded,
    refunded: amountRefunded === charge.amount,
  };
  scope.save("refund", id, refund);
  scope.save("charge", charge.id, after);
  scope.emit("refund.created", refund);
  scope.emit("charge.refunded", after, { amount_refunded: charge.amount_refunded });
  return refund;
};

/**
 * Gives back what an authorisation held beyond what was captured. Stripe shows this as a refund without a balance
 * transaction, counted in the charge's `amount_refunded`.
 */
export const releaseHold = (scope: Scope, chargeId: string): void => {
  const charge = find(scope, "charge", chargeId, "charge");
  const amount = charge.amount - charge.amount_captured;
  if (amount === 0) return;
  newRefund(scope, scope.mint("re"), { charge, amount, reason: null, metadata: {}, balanceTransaction: null });
};
