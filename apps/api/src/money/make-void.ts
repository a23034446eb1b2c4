import { stripeCall } from "@fairmile/db";
import { and, eq } from "drizzle-orm";
import type { Ctx } from "../platform/services.ts";
import { applyIntent } from "./apply-intent.ts";
import { readIntent, type IntentFacts } from "./intent-facts.ts";
import { readPayment } from "./payments.ts";
import { performHold } from "./perform-hold.ts";
import { retryStripeCall } from "./retry-stripe-call.ts";
import { PATIENCE, readStripeFailure } from "./stripe-answers.ts";
import { stripeCallId, type StripeCallRow } from "./stripe-calls.ts";

const performVoid = async (ctx: Ctx, intentId: string, call: StripeCallRow): Promise<IntentFacts> => {
  try {
    if (call.attempts > 1) {
      const facts = await readIntent(ctx, await ctx.stripe.paymentIntents.retrieve(intentId, {}, PATIENCE));
      if (facts.kind !== "held") return facts;
    }
    const intent = await ctx.stripe.paymentIntents.cancel(
      intentId,
      {},
      { ...PATIENCE, idempotencyKey: call.idempotencyKey },
    );
    return await readIntent(ctx, intent);
  } catch (error) {
    // Whatever was refused, the hold may stand: the next try looks at Stripe first.
    return { kind: "unclear", why: readStripeFailure(error).why };
  }
};

/**
 * The hold's own certainty comes first: it may have been made by a try whose answer was lost, or still be on its way.
 * Made again under its own key it is that one hold, and can be let go.
 */
const settleHoldFirst = async (ctx: Ctx, paymentId: string): Promise<void> => {
  const [call] = await ctx.database.db
    .select()
    .from(stripeCall)
    .where(and(eq(stripeCall.marketId, ctx.market.id), eq(stripeCall.id, stripeCallId("hold", paymentId))));
  if (call === undefined) throw new Error(`payment ${paymentId} was written without the call that holds it`);
  const facts = await performHold(ctx, await readPayment(ctx.database, ctx, paymentId), {
    ...call,
    attempts: call.attempts + 1,
  });
  const certain =
    facts.kind === "refused" ? ({ kind: "declined", code: facts.why.code, intentId: null } as const) : facts;
  await applyIntent(ctx, paymentId, certain);
};

/** Makes a taken `void` call: makes certain of the hold, lets it go at Stripe, then records it or puts the call off. */
export const makeVoid = async (ctx: Ctx, call: StripeCallRow): Promise<void> => {
  const paymentId = call.subject;
  const before = await readPayment(ctx.database, ctx, paymentId);
  if (before.payment.stripePaymentIntentId === null) await settleHoldFirst(ctx, paymentId);
  const { payment } = await readPayment(ctx.database, ctx, paymentId);
  if (payment.status !== "voiding") return;
  if (payment.stripePaymentIntentId === null)
    return retryStripeCall(ctx, call, "It is not known yet whether the hold stands.");
  const facts = await performVoid(ctx, payment.stripePaymentIntentId, call);
  if (facts.kind === "canceled" || facts.kind === "captured") await applyIntent(ctx, paymentId, facts);
  else
    await retryStripeCall(ctx, call, "why" in facts ? facts.why.message : `Stripe shows the payment as ${facts.kind}.`);
};
