import type Stripe from "stripe";
import type { Ctx } from "../platform/services.ts";
import { moneyChange } from "./change.ts";
import { readPayout, type PayoutRow } from "./payouts.ts";
import { recordPayout, type PayoutFacts } from "./record-payout.ts";
import { retryStripeCall } from "./retry-stripe-call.ts";
import { PATIENCE, readStripeFailure } from "./stripe-answers.ts";
import type { StripeCallRow } from "./stripe-calls.ts";

const lookUp = async (ctx: Ctx, payoutId: string, stripeAccount: string): Promise<Stripe.Payout | null> => {
  for await (const found of ctx.stripe.payouts.list({ limit: 100 }, { ...PATIENCE, stripeAccount })) {
    if (found.metadata?.["fairmile_payout"] === payoutId) return found;
  }
  return null;
};

const create = (ctx: Ctx, payout: PayoutRow, stripeAccount: string, idempotencyKey: string): Promise<Stripe.Payout> =>
  ctx.stripe.payouts.create(
    {
      amount: payout.amountCents,
      currency: ctx.market.currency.toLowerCase(),
      metadata: { fairmile_market: ctx.market.id, fairmile_payout: payout.id },
    },
    { ...PATIENCE, stripeAccount, idempotencyKey },
  );

/** Makes a taken `payout` call: pays out from the driver's account, or finds that it was done, and records it. */
export const makePayout = async (ctx: Ctx, call: StripeCallRow): Promise<void> => {
  const { payout, stripeAccountId } = await readPayout(ctx.database, ctx, call.subject);
  const record = (facts: PayoutFacts): Promise<void> =>
    moneyChange(ctx, "payout.submit", (change) => recordPayout(change, payout.id, facts));
  if (stripeAccountId === null)
    return record({ kind: "refused", code: "no_account", error: "The driver has no account any more." });
  try {
    const earlier = call.attempts > 1 ? await lookUp(ctx, payout.id, stripeAccountId) : null;
    const made = earlier ?? (await create(ctx, payout, stripeAccountId, call.idempotencyKey));
    await record({ kind: "made", stripePayoutId: made.id, status: made.status });
  } catch (error) {
    const { kind, why } = readStripeFailure(error);
    if (kind === "unclear") return retryStripeCall(ctx, call, why.message);
    // Also where there is not enough yet: the next run pays out what is there then.
    await record({ kind: "refused", code: why.code, error: why.message });
  }
};
