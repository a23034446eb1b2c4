import type Stripe from "stripe";
import { Refusal } from "../core/refusal.ts";

/** The 400 for a command that this payment's or set-up's state does not allow; it carries the object, as at Stripe. */
export const unexpectedState = (
  intent: Readonly<Stripe.PaymentIntent | Stripe.SetupIntent>,
  message: string,
): Refusal =>
  intent.object === "payment_intent"
    ? new Refusal(400, {
        type: "invalid_request_error",
        code: "payment_intent_unexpected_state",
        message,
        payment_intent: intent,
      })
    : new Refusal(400, {
        type: "invalid_request_error",
        code: "setup_intent_unexpected_state",
        message,
        setup_intent: intent,
      });
