import { payment } from "@fairmile/db";
import { eq } from "drizzle-orm";
import type Stripe from "stripe";
import { moneyChange } from "./change.ts";
import { refundEntry } from "./entries.ts";
import type { EventHandler } from "./handle-stripe-event.ts";
import { post } from "./ledger.ts";
import { PATIENCE } from "./stripe-answers.ts";

/** Money that moved back. What a partial capture lets go of shows as a refund too, but nothing was booked for it. */
const movedMoney = (refund: Stripe.Refund): boolean =>
  refund.status === "succeeded" && refund.balance_transaction !== null;

/** A charge was refunded, wholly or in part: each refund has its entry once. */
export const handleRefundEvent: EventHandler = async ({ services, ctxFor, event }) => {
  const [of] = await services.database.db.select().from(payment).where(eq(payment.stripeChargeId, event.objectId));
  if (of === undefined) return;
  const ctx = await ctxFor(of.marketId);
  const refunds: Stripe.Refund[] = [];
  for await (const refund of services.stripe.refunds.list({ charge: event.objectId, limit: 100 }, PATIENCE)) {
    if (movedMoney(refund)) refunds.push(refund);
  }
  if (refunds.length === 0) return;
  await moneyChange(ctx, "charge.refund", async ({ tx, note }) => {
    await post(
      tx,
      ctx,
      refunds.map((r) => refundEntry({ paymentId: of.id, refundId: r.id, amountCents: r.amount })),
    );
    for (const refund of refunds) note.audit(of.id, { refund: refund.id, amountCents: refund.amount });
    note.event({
      type: "payment.changed",
      subject: of.deliveryId,
      audience: ["admin"],
      data: { paymentId: of.id, refunds: refunds.length },
    });
  });
};
