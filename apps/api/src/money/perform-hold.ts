import { store } from "@fairmile/db";
import { and, eq } from "drizzle-orm";
import type Stripe from "stripe";
import type { Ctx } from "../platform/services.ts";
import { readIntent, type IntentFacts } from "./intent-facts.ts";
import type { PaymentOfDelivery } from "./payments.ts";
import type { StripeCallRow } from "./stripe-calls.ts";
import { PATIENCE, readStripeFailure } from "./stripe-answers.ts";

/** How many of a store's latest payments are looked through for one whose answer was lost. */
const LOOK_THROUGH = 1_000;

const lookUp = async (ctx: Ctx, customer: string, paymentId: string): Promise<Stripe.PaymentIntent | null> => {
  let seen = 0;
  for await (const intent of ctx.stripe.paymentIntents.list({ customer, limit: 100 }, PATIENCE)) {
    if (intent.metadata["fairmile_payment"] === paymentId) return intent;
    seen += 1;
    if (seen >= LOOK_THROUGH) break;
  }
  return null;
};

/**
 * Holds a delivery's fee and tip on its store's saved card. After a first try whose answer was lost, Stripe is asked for
 * the payment first; where it has none, the same key is used again, so that a late first try and this one are one.
 * Never throws for what Stripe says; changes nothing of ours.
 */
export const performHold = async (
  ctx: Ctx,
  { payment, delivery }: PaymentOfDelivery,
  call: Pick<StripeCallRow, "idempotencyKey" | "attempts">,
): Promise<IntentFacts> => {
  const [card] = await ctx.database.db
    .select({ customer: store.stripeCustomerId, method: store.cardPaymentMethodId })
    .from(store)
    .where(and(eq(store.marketId, ctx.market.id), eq(store.id, delivery.storeId)));
  if (card === undefined || card.customer === null || card.method === null)
    return { kind: "declined", code: "no_card", intentId: null };
  try {
    const earlier = call.attempts > 1 ? await lookUp(ctx, card.customer, payment.id) : null;
    if (earlier !== null) return await readIntent(ctx, earlier);
    const intent = await ctx.stripe.paymentIntents.create(
      {
        amount: payment.heldCents,
        currency: ctx.market.currency.toLowerCase(),
        capture_method: "manual",
        confirm: true,
        off_session: true,
        customer: card.customer,
        payment_method: card.method,
        transfer_group: delivery.id,
        metadata: { fairmile_market: ctx.market.id, fairmile_payment: payment.id, fairmile_delivery: delivery.id },
      },
      { ...PATIENCE, idempotencyKey: call.idempotencyKey },
    );
    return await readIntent(ctx, intent);
  } catch (error) {
    const failure = readStripeFailure(error);
    if (failure.kind === "declined")
      return { kind: "declined", code: failure.why.code, intentId: failure.intent?.id ?? null };
    return failure.kind === "refused" ? { kind: "refused", why: failure.why } : { kind: "unclear", why: failure.why };
  }
};
