import type Stripe from "stripe";
import { find, type Scope } from "../core/scope.ts";
import { clearAlarm } from "../core/set-alarm.ts";
import { completeSetup, failSetup } from "./confirm-setup.ts";
import { issuerOf, paymentMethodOf } from "./payment-methods.ts";

/** The cards a person can choose on the page, by Stripe's test tokens; none of them asks for its holder. */
export const CHECKOUT_CARDS = [
  "pm_card_visa",
  "pm_card_bypassPending",
  "pm_card_chargeCustomerFail",
  "pm_card_chargeDeclinedInsufficientFunds",
] as const;
export type CheckoutCard = (typeof CHECKOUT_CARDS)[number];

const setupOf = (scope: Scope, { setup_intent: setup }: Stripe.Checkout.Session): Stripe.SetupIntent =>
  find(scope, "setup_intent", typeof setup === "string" ? setup : "");

/** Saves the chosen card and closes the session. Where the card's issuer refuses, gives its words; the session stays open. */
export const completeCheckout = (scope: Scope, sessionId: string, card: CheckoutCard): string | null => {
  const session = find(scope, "checkout_session", sessionId);
  const setup = setupOf(scope, session);
  const method = paymentMethodOf(scope, card, "payment_method");
  const { onSave } = issuerOf(scope, method.id).card;
  if (onSave !== null) {
    failSetup(scope, setup, method, onSave);
    return onSave.message;
  }
  clearAlarm(scope, "checkout_expires", session.id);
  completeSetup(scope, setup, method);
  const complete: Stripe.Checkout.Session = { ...session, status: "complete", url: null };
  scope.save("checkout_session", complete.id, complete);
  scope.emit("checkout.session.completed", complete);
  return null;
};

/** Closes a session nobody finished, and its set-up with it. */
export const expireCheckout = (scope: Scope, sessionId: string): void => {
  const session = find(scope, "checkout_session", sessionId);
  const setup = setupOf(scope, session);
  const canceled: Stripe.SetupIntent = { ...setup, status: "canceled", cancellation_reason: "abandoned" };
  scope.save("setup_intent", canceled.id, canceled);
  scope.emit("setup_intent.canceled", canceled);
  const expired: Stripe.Checkout.Session = { ...session, status: "expired", url: null };
  scope.save("checkout_session", expired.id, expired);
  scope.emit("checkout.session.expired", expired);
};
