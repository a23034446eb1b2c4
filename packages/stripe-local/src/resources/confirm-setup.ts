import type Stripe from "stripe";
import type { Scope } from "../core/scope.ts";
import { askForAuthentication } from "./authentication.ts";
import { cardDeclined } from "./card-declined.ts";
import { assertUsableBy, attach, issuerOf, paymentMethodOf } from "./payment-methods.ts";
import type { Decline } from "./test-cards.ts";
import { unexpectedState } from "./unexpected-state.ts";

/** Books a failed attempt at saving a card. */
export const failSetup = (
  scope: Scope,
  setup: Stripe.SetupIntent,
  method: Readonly<Stripe.PaymentMethod>,
  declined: Decline,
): Stripe.SetupIntent => {
  const failed: Stripe.SetupIntent = {
    ...setup,
    status: "requires_payment_method",
    payment_method: null,
    next_action: null,
    last_setup_error: {
      type: "card_error",
      code: declined.code,
      decline_code: declined.decline_code,
      message: declined.message,
      payment_method: method,
    },
  };
  scope.save("setup_intent", failed.id, failed);
  scope.emit("setup_intent.setup_failed", failed);
  return failed;
};

/** Books a card as saved: tied to its customer, and authenticated for charges without its holder. */
export const completeSetup = (
  scope: Scope,
  setup: Stripe.SetupIntent,
  method: Readonly<Stripe.PaymentMethod>,
): Stripe.SetupIntent => {
  const card = scope.tx.get("card", method.id);
  if (card) scope.save("card", method.id, { ...card.value, authenticated: true });
  if (typeof setup.customer === "string") attach(scope, method, setup.customer);
  const done: Stripe.SetupIntent = {
    ...setup,
    status: "succeeded",
    payment_method: method.id,
    next_action: null,
    last_setup_error: null,
  };
  scope.save("setup_intent", done.id, done);
  scope.emit("setup_intent.succeeded", done);
  return done;
};

/** Confirms a set-up. Throws 402 where the card refuses to be saved, 400 where the state does not allow it. */
export const confirmSetup = (
  scope: Scope,
  before: Stripe.SetupIntent,
  paymentMethod: string | undefined,
  returnUrl: string | undefined,
): Stripe.SetupIntent => {
  if (before.status === "succeeded" || before.status === "canceled") {
    throw unexpectedState(before, `You cannot confirm this SetupIntent because it has a status of ${before.status}.`);
  }
  const wanted = paymentMethod ?? (typeof before.payment_method === "string" ? before.payment_method : null);
  if (wanted === null) {
    throw unexpectedState(before, "You cannot confirm this SetupIntent because it's missing a payment method.");
  }
  const method = paymentMethodOf(scope, wanted, "payment_method");
  assertUsableBy(method, typeof before.customer === "string" ? before.customer : null);
  const setup = { ...before, payment_method: method.id };
  const { card } = issuerOf(scope, method.id);
  if (card.onSave) {
    const failed = failSetup(scope, setup, method, card.onSave);
    throw cardDeclined(card.onSave, { setup_intent: failed, payment_method: method });
  }
  if (card.authentication === "never") return completeSetup(scope, setup, method);
  const waiting: Stripe.SetupIntent = {
    ...setup,
    status: "requires_action",
    next_action: askForAuthentication(scope, setup.id, returnUrl ?? null),
  };
  scope.save("setup_intent", waiting.id, waiting);
  scope.emit("setup_intent.requires_action", waiting);
  return waiting;
};
