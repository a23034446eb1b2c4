import { find, type Scope } from "../core/scope.ts";
import { accountOf, saveAccount } from "./accounts.ts";
import { authorise, failAttempt } from "./confirm-payment.ts";
import { completeSetup, failSetup } from "./confirm-setup.ts";
import { issuerOf } from "./payment-methods.ts";
import type { Decline } from "./test-cards.ts";

const NOT_AUTHENTICATED: Decline = {
  code: "payment_intent_authentication_failure",
  decline_code: "authentication_failed",
  message: "We are unable to authenticate your payment method. Please choose a different payment method and try again.",
};

/** The holder of an account gave what was asked: its capabilities become active. */
export const completeOnboarding = (scope: Scope, accountId: string, bankRefusesPayouts: boolean): void => {
  const account = accountOf(scope, accountId);
  const bank = {
    id: scope.mint("ba"),
    last4: bankRefusesPayouts ? "1113" : "6789",
    refusesPayouts: bankRefusesPayouts,
  };
  saveAccount(scope, { ...account, onboarded: true, bank });
};

/** The holder of a card authenticated the payment or set-up that waits for it, or failed to. */
export const completeAuthentication = (scope: Scope, subject: string, authenticated: boolean): void => {
  const table = subject.startsWith("pi_") ? "payment_intent" : "setup_intent";
  const intent = find(scope, table, subject);
  if (intent.status !== "requires_action" || typeof intent.payment_method !== "string") return;
  const method = find(scope, "payment_method", intent.payment_method);
  if (intent.object === "setup_intent") {
    if (authenticated) completeSetup(scope, intent, method);
    else failSetup(scope, intent, method, { ...NOT_AUTHENTICATED, code: "setup_intent_authentication_failure" });
    return;
  }
  if (!authenticated) {
    failAttempt(scope, { intent, method }, NOT_AUTHENTICATED);
    return;
  }
  if (issuerOf(scope, method.id).card.authentication === "until_set_up" && intent.setup_future_usage) {
    const card = find(scope, "card", method.id);
    scope.save("card", method.id, { ...card, authenticated: true });
  }
  authorise(scope, { intent, method });
};
