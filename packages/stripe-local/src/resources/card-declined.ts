import type Stripe from "stripe";
import { Refusal } from "../core/refusal.ts";
import type { Decline } from "./test-cards.ts";

interface About {
  readonly charge?: string;
  readonly payment_intent?: Stripe.PaymentIntent;
  readonly payment_method?: Stripe.PaymentMethod;
  readonly setup_intent?: Stripe.SetupIntent;
}

/** The 402 of a card that said no. What the attempt left behind (a failed charge, an event) is kept. */
export const cardDeclined = (why: Decline, about: About): Refusal =>
  new Refusal(402, { type: "card_error", ...why, ...about }, true);
