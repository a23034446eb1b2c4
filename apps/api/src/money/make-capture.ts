import type { Ctx } from "../platform/services.ts";
import { applyIntent } from "./apply-intent.ts";
import { moneyChange } from "./change.ts";
import { readIntent, type IntentFacts } from "./intent-facts.ts";
import { readPayment, type PaymentRow } from "./payments.ts";
import { recordUncollected } from "./record-uncollected.ts";
import { retryStripeCall } from "./retry-stripe-call.ts";
import { PATIENCE, readStripeFailure } from "./stripe-answers.ts";
import type { StripeCallRow } from "./stripe-calls.ts";

const WITH_FEE = { expand: ["latest_charge.balance_transaction"] };

const ask = async (ctx: Ctx, intentId: string): Promise<IntentFacts> =>
  readIntent(ctx, await ctx.stripe.paymentIntents.retrieve(intentId, WITH_FEE, PATIENCE));

/** Captures at Stripe, or finds that it was done. Never throws for what Stripe says; changes nothing of ours. */
export const performCapture = async (ctx: Ctx, payment: PaymentRow, call: StripeCallRow): Promise<IntentFacts> => {
  const intentId = payment.stripePaymentIntentId;
  if (intentId === null || payment.captureCents === null)
    throw new Error(`payment ${payment.id} has nothing to capture`);
  try {
    if (call.attempts > 1) {
      const facts = await ask(ctx, intentId);
      if (facts.kind !== "held") return facts;
    }
    const intent = await ctx.stripe.paymentIntents.capture(
      intentId,
      { amount_to_capture: payment.captureCents, ...WITH_FEE },
      { ...PATIENCE, idempotencyKey: call.idempotencyKey },
    );
    return await readIntent(ctx, intent);
  } catch (error) {
    const { kind, why } = readStripeFailure(error);
    if (why.code === "payment_intent_unexpected_state")
      return ask(ctx, intentId).catch((e: unknown) => ({ ...readStripeFailure(e), kind: "unclear" }));
    return { kind: kind === "unclear" || kind === "not_yet" ? "unclear" : "refused", why };
  }
};

/** Makes a taken `capture` call: asks Stripe, then records what is certain or puts the call off. */
export const makeCapture = async (ctx: Ctx, call: StripeCallRow): Promise<void> => {
  const paymentId = call.subject;
  const { payment } = await readPayment(ctx.database, ctx, paymentId);
  const facts = await performCapture(ctx, payment, call);
  switch (facts.kind) {
    case "captured":
      await applyIntent(ctx, paymentId, facts);
      return;
    case "canceled":
    case "declined":
      return moneyChange(ctx, "payment.uncollected", (change) =>
        recordUncollected(change, {
          paymentId,
          code: facts.kind,
          error: `Stripe shows the payment as ${facts.kind}.`,
          holdIsGone: true,
        }),
      );
    case "refused":
      return moneyChange(ctx, "payment.uncollected", (change) =>
        recordUncollected(change, { paymentId, code: facts.why.code, error: facts.why.message, holdIsGone: false }),
      );
    case "held":
      return retryStripeCall(ctx, call, "Stripe still shows the hold.");
    case "unclear":
      return retryStripeCall(ctx, call, facts.why.message);
  }
};
