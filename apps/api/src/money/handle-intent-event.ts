import { payment } from "@fairmile/db";
import { eq } from "drizzle-orm";
import { applyIntent } from "./apply-intent.ts";
import type { EventHandler } from "./handle-stripe-event.ts";
import { readIntent } from "./intent-facts.ts";
import { PATIENCE } from "./stripe-answers.ts";

/** A payment has changed at Stripe: looks at it and records what is certain. The worker's own recording may come first or last. */
export const handleIntentEvent: EventHandler = async ({ services, ctxFor, event }) => {
  const marketId = event.metadata["fairmile_market"];
  const paymentId = event.metadata["fairmile_payment"];
  if (marketId === undefined || paymentId === undefined) return;
  const [known] = await services.database.db
    .select({ deliveryId: payment.deliveryId })
    .from(payment)
    .where(eq(payment.id, paymentId));
  // Another installation's, under the same Stripe account.
  if (known === undefined) return;
  const ctx = await ctxFor(marketId);
  const intent = await services.stripe.paymentIntents.retrieve(
    event.objectId,
    { expand: ["latest_charge.balance_transaction"] },
    PATIENCE,
  );
  const facts = await readIntent(ctx, intent);
  if (facts.kind === "unclear") throw new Error(facts.why.message);
  await applyIntent(ctx, paymentId, facts);
};
