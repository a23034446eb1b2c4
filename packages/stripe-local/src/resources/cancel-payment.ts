import type Stripe from "stripe";
import { find, type Scope } from "../core/scope.ts";
import { clearAlarm } from "../core/set-alarm.ts";
import { latestChargeId } from "./capture-payment.ts";
import { releaseHold } from "./new-refund.ts";
import { unexpectedState } from "./unexpected-state.ts";

/** Ends a payment that took no money, and releases what it held. Throws 400 once it succeeded or was canceled. */
export const cancelPayment = (
  scope: Scope,
  intent: Readonly<Stripe.PaymentIntent>,
  reason: Stripe.PaymentIntent.CancellationReason | null,
): Stripe.PaymentIntent => {
  if (intent.status === "succeeded" || intent.status === "canceled") {
    throw unexpectedState(
      intent,
      `You cannot cancel this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be canceled: requires_payment_method, requires_capture, requires_confirmation, requires_action, processing.`,
    );
  }
  if (intent.status === "requires_capture") releaseHold(scope, latestChargeId(intent));
  clearAlarm(scope, "hold_expires", intent.id);
  const canceled: Stripe.PaymentIntent = {
    ...intent,
    status: "canceled",
    amount_capturable: 0,
    canceled_at: scope.now,
    cancellation_reason: reason,
    next_action: null,
  };
  scope.save("payment_intent", canceled.id, canceled);
  scope.emit("payment_intent.canceled", canceled);
  return canceled;
};

/** What becomes of a hold that nobody captured in time: Stripe cancels the payment by itself. */
export const expireHold = (scope: Scope, intentId: string): void => {
  const intent = find(scope, "payment_intent", intentId);
  if (intent.status !== "requires_capture") return;
  scope.emit("charge.expired", find(scope, "charge", latestChargeId(intent)));
  cancelPayment(scope, intent, "automatic");
};
