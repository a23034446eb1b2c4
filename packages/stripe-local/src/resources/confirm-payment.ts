import type Stripe from "stripe";
import type { Scope } from "../core/scope.ts";
import { setAlarm } from "../core/set-alarm.ts";
import { askForAuthentication } from "./authentication.ts";
import { capturePayment } from "./capture-payment.ts";
import { cardDeclined } from "./card-declined.ts";
import { HOLD_MS, newCharge } from "./new-charge.ts";
import { assertUsableBy, attach, issuerOf, paymentMethodOf } from "./payment-methods.ts";
import { AUTHENTICATION_REQUIRED, type Decline } from "./test-cards.ts";
import { unexpectedState } from "./unexpected-state.ts";

export interface Confirmation {
  readonly paymentMethod: string | undefined;
  /** The holder is not there to authenticate. */
  readonly offSession: boolean;
  readonly returnUrl: string | undefined;
  readonly errorOnRequiresAction: boolean;
}

interface Attempt {
  readonly intent: Stripe.PaymentIntent;
  readonly method: Readonly<Stripe.PaymentMethod>;
}

const CONFIRMABLE: ReadonlySet<string> = new Set([
  "requires_payment_method",
  "requires_confirmation",
  "requires_action",
]);

/** Books a failed attempt: the payment goes back to waiting for a payment method, with the reason. */
export const failAttempt = (scope: Scope, { intent, method }: Attempt, declined: Decline): Stripe.PaymentIntent => {
  const charge = newCharge(scope, intent, method, declined);
  const failed: Stripe.PaymentIntent = {
    ...intent,
    status: "requires_payment_method",
    latest_charge: charge.id,
    payment_method: null,
    next_action: null,
    last_payment_error: {
      type: "card_error",
      charge: charge.id,
      code: declined.code,
      decline_code: declined.decline_code,
      message: declined.message,
      payment_method: method,
    },
  };
  scope.save("payment_intent", failed.id, failed);
  scope.emit("payment_intent.payment_failed", failed);
  return failed;
};

/** Asks the issuer. Gives the payment held, or paid where it captures by itself, or failed with `last_payment_error`. */
export const authorise = (scope: Scope, { intent, method }: Attempt): Stripe.PaymentIntent => {
  const { card } = issuerOf(scope, method.id);
  if (card.onCharge) return failAttempt(scope, { intent, method }, card.onCharge);
  const charge = newCharge(scope, intent, method, null);
  const held: Stripe.PaymentIntent = {
    ...intent,
    status: "requires_capture",
    amount_capturable: intent.amount,
    latest_charge: charge.id,
    payment_method: method.id,
    last_payment_error: null,
    next_action: null,
  };
  scope.save("payment_intent", held.id, held);
  if (intent.setup_future_usage && typeof intent.customer === "string") attach(scope, method, intent.customer);
  if (intent.capture_method !== "manual") return capturePayment(scope, held);
  setAlarm(scope, "hold_expires", held.id, scope.nowMs + HOLD_MS);
  scope.emit("payment_intent.amount_capturable_updated", held);
  return held;
};

/**
 * Confirms a payment: authenticates where the card wants it, then asks the issuer. Throws 402 with the decline (kept
 * as a failed charge), 400 where the state or the parameters do not allow it.
 */
export const confirmPayment = (scope: Scope, before: Stripe.PaymentIntent, how: Confirmation): Stripe.PaymentIntent => {
  if (!CONFIRMABLE.has(before.status)) {
    throw unexpectedState(before, `You cannot confirm this PaymentIntent because it has a status of ${before.status}.`);
  }
  const wanted = how.paymentMethod ?? (typeof before.payment_method === "string" ? before.payment_method : null);
  if (wanted === null) {
    throw unexpectedState(
      before,
      "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment method.",
    );
  }
  const method = paymentMethodOf(scope, wanted, "payment_method");
  assertUsableBy(method, typeof before.customer === "string" ? before.customer : null);
  const intent = { ...before, payment_method: method.id };
  const { card, authenticated } = issuerOf(scope, method.id);
  const mustAuthenticate =
    card.authentication === "always" || (card.authentication === "until_set_up" && !authenticated);

  if (mustAuthenticate && (how.offSession || how.errorOnRequiresAction)) {
    const failed = failAttempt(scope, { intent, method }, AUTHENTICATION_REQUIRED);
    throw declinedError(failed, method, AUTHENTICATION_REQUIRED);
  }
  if (mustAuthenticate) {
    const waiting: Stripe.PaymentIntent = {
      ...intent,
      status: "requires_action",
      next_action: askForAuthentication(scope, intent.id, how.returnUrl ?? null),
    };
    scope.save("payment_intent", waiting.id, waiting);
    scope.emit("payment_intent.requires_action", waiting);
    return waiting;
  }
  const after = authorise(scope, { intent, method });
  if (card.onCharge) throw declinedError(after, method, card.onCharge);
  return after;
};

const declinedError = (intent: Stripe.PaymentIntent, method: Readonly<Stripe.PaymentMethod>, why: Decline) =>
  cardDeclined(why, {
    payment_intent: intent,
    payment_method: method,
    ...(typeof intent.latest_charge === "string" ? { charge: intent.latest_charge } : {}),
  });
