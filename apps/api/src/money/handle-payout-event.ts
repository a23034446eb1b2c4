import { payout } from "@fairmile/db";
import { and, eq } from "drizzle-orm";
import { moneyChange } from "./change.ts";
import type { EventHandler } from "./handle-stripe-event.ts";
import { recordPayout } from "./record-payout.ts";
import { PATIENCE } from "./stripe-answers.ts";

/** A payout has changed at Stripe: looks at it on its driver's account and records where it stands. */
export const handlePayoutEvent: EventHandler = async ({ services, ctxFor, event }) => {
  const { fairmile_market: marketId, fairmile_payout: payoutId } = event.metadata;
  if (event.account === null || marketId === undefined || payoutId === undefined) return;
  const [known] = await services.database.db
    .select({ id: payout.id })
    .from(payout)
    .where(and(eq(payout.marketId, marketId), eq(payout.id, payoutId)));
  if (known === undefined) return;
  const shown = await services.stripe.payouts.retrieve(
    event.objectId,
    {},
    { ...PATIENCE, stripeAccount: event.account },
  );
  const facts = { kind: "made", stripePayoutId: shown.id, status: shown.status } as const;
  await moneyChange(await ctxFor(marketId), "payout.report", (change) => recordPayout(change, payoutId, facts));
};
