import type Stripe from "stripe";
import type { Ctx } from "../platform/services.ts";
import { PATIENCE, type StripeRefusal } from "./stripe-answers.ts";

/** What is certain about one payment at Stripe, from a call's answer or asked for after a webhook. */
export type IntentFacts =
  | { readonly kind: "held"; readonly intentId: string; readonly chargeId: string }
  | {
      readonly kind: "captured";
      readonly intentId: string;
      readonly chargeId: string;
      readonly capturedCents: number;
      /** From the charge's balance transaction, in the same currency. */
      readonly processorFeeCents: number;
    }
  | { readonly kind: "canceled"; readonly intentId: string }
  | { readonly kind: "declined"; readonly code: string; readonly intentId: string | null }
  | { readonly kind: "refused" | "unclear"; readonly why: StripeRefusal };

const unclear = (message: string): IntentFacts => ({ kind: "unclear", why: { code: "not_settled", message } });

const chargeWithFee = async (ctx: Ctx, intent: Stripe.PaymentIntent): Promise<Stripe.Charge | null> => {
  const known = intent.latest_charge;
  if (known === null) return null;
  if (typeof known !== "string" && typeof known.balance_transaction === "object") return known;
  return ctx.stripe.charges.retrieve(
    typeof known === "string" ? known : known.id,
    { expand: ["balance_transaction"] },
    PATIENCE,
  );
};

const captured = async (ctx: Ctx, intent: Stripe.PaymentIntent): Promise<IntentFacts> => {
  const charge = await chargeWithFee(ctx, intent);
  const booked = charge?.balance_transaction;
  if (charge === null || booked === null || booked === undefined || typeof booked === "string") {
    return unclear("Stripe has not booked the charge yet.");
  }
  if (booked.currency !== intent.currency) {
    return {
      kind: "refused",
      why: { code: "currency_converted", message: `Stripe booked ${intent.currency} as ${booked.currency}.` },
    };
  }
  return {
    kind: "captured",
    intentId: intent.id,
    chargeId: charge.id,
    capturedCents: intent.amount_received,
    processorFeeCents: booked.fee,
  };
};

/** Reads a payment as Stripe shows it now. Asks for its charge's fee where that is not expanded; throws Stripe's errors. */
export const readIntent = async (ctx: Ctx, intent: Stripe.PaymentIntent): Promise<IntentFacts> => {
  switch (intent.status) {
    case "succeeded":
      return captured(ctx, intent);
    case "requires_capture": {
      const charge = intent.latest_charge;
      if (charge === null) return unclear("Stripe shows a hold without a charge.");
      return { kind: "held", intentId: intent.id, chargeId: typeof charge === "string" ? charge : charge.id };
    }
    case "canceled":
      return { kind: "canceled", intentId: intent.id };
    case "requires_payment_method": {
      const error = intent.last_payment_error;
      return { kind: "declined", code: error?.decline_code ?? error?.code ?? "card_declined", intentId: intent.id };
    }
    case "requires_action":
    case "requires_confirmation":
      // Nobody is there to authenticate: the card cannot be used for holds at the order.
      return { kind: "declined", code: "authentication_required", intentId: intent.id };
    default:
      return unclear(`Stripe shows the payment as ${intent.status}.`);
  }
};
