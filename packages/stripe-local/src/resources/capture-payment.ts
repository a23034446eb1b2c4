import type Stripe from "stripe";
import { book, settlesOn } from "../money/book.ts";
import { processingFeeCents } from "../money/processing-fee.ts";
import { clearAlarm } from "../core/set-alarm.ts";
import { invalidRequest } from "../core/refusal.ts";
import { find, type Scope } from "../core/scope.ts";
import { releaseHold } from "./new-refund.ts";
import { issuerOf } from "./payment-methods.ts";
import { unexpectedState } from "./unexpected-state.ts";

/** The id of a payment's latest charge, which a held or paid one always has. */
export const latestChargeId = (intent: Readonly<Stripe.PaymentIntent>): string => {
  if (typeof intent.latest_charge !== "string") throw new Error(`payment ${intent.id} has no charge`);
  return intent.latest_charge;
};

/**
 * Takes held money: `amount` of it (all, unless given; minor units), once; the rest is released. Books the charge's
 * balance transaction with the processing fee. Throws 400 where nothing is held, or less than `amount`.
 */
export const capturePayment = (
  scope: Scope,
  intent: Readonly<Stripe.PaymentIntent>,
  amount: number = intent.amount_capturable,
): Stripe.PaymentIntent => {
  if (intent.status !== "requires_capture") {
    throw unexpectedState(
      intent,
      `This PaymentIntent could not be captured because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be captured: requires_capture.`,
    );
  }
  const param = "amount_to_capture";
  if (amount < 1) throw invalidRequest("Invalid positive integer", { param, code: "parameter_invalid_integer" });
  if (amount > intent.amount_capturable) {
    throw invalidRequest(
      `The payment could not be captured because the requested capture amount is greater than the amount you can capture for this charge.`,
      { param, code: "amount_too_large" },
    );
  }
  const held = find(scope, "charge", latestChargeId(intent), "charge");
  const { id: balanceTransaction } = book(scope, {
    type: "charge",
    amount,
    fee: processingFeeCents(amount),
    currency: intent.currency,
    source: held.id,
    description: intent.description,
    availableOn:
      held.payment_method !== null && issuerOf(scope, held.payment_method).card.bypassesPending
        ? scope.now
        : settlesOn(scope),
  });
  const charge: Stripe.Charge = {
    ...held,
    amount_captured: amount,
    captured: true,
    balance_transaction: balanceTransaction,
  };
  scope.save("charge", charge.id, charge);
  clearAlarm(scope, "hold_expires", intent.id);
  if (intent.capture_method === "manual") scope.emit("charge.captured", charge);
  releaseHold(scope, charge.id);
  const paid: Stripe.PaymentIntent = { ...intent, status: "succeeded", amount_capturable: 0, amount_received: amount };
  scope.save("payment_intent", paid.id, paid);
  scope.emit("payment_intent.succeeded", paid);
  return paid;
};
