import { deliveryLifecycle } from "@fairmile/contracts";
import { delivery } from "@fairmile/db";
import { and, eq } from "drizzle-orm";
import { Overtaken, type MoneyChange } from "./change.ts";
import { movePayment, readPayment, type PaymentOfDelivery } from "./payments.ts";
import { endStripeCall } from "./stripe-calls.ts";

const cancelDelivery = async ({ ctx, tx, note }: MoneyChange, row: PaymentOfDelivery["delivery"]): Promise<void> => {
  const cell = deliveryLifecycle[row.status].cancel;
  // Cancelled by its store meanwhile: there is nothing left to end.
  if ("refused" in cell) return;
  const [cancelled] = await tx.db
    .update(delivery)
    .set({
      status: cell.to,
      version: row.version + 1,
      batchId: null,
      cancelReason: "card_declined",
      cancelFeeCents: 0,
      endedAtMs: ctx.clock.now(),
    })
    .where(
      and(
        eq(delivery.marketId, row.marketId),
        eq(delivery.id, row.id),
        eq(delivery.status, row.status),
        eq(delivery.version, row.version),
      ),
    )
    .returning({ id: delivery.id });
  if (cancelled === undefined) throw new Overtaken();
  note.audit(row.id, { reason: "card_declined" });
  note.event({
    type: "delivery.cancelled",
    subject: row.id,
    audience: [`store:${row.storeId}`, `delivery:${row.id}`, "admin"],
    data: { reason: "card_declined" },
  });
};

/**
 * Records, once, that no hold can be had: payment `declined` and its delivery, which nobody was shown yet, cancelled
 * without a fee. `error` is set where Stripe refused the request itself, which an admin must look at.
 */
export const recordDecline = async (
  change: MoneyChange,
  of: { readonly paymentId: string; readonly code: string; readonly intentId: string | null; readonly error?: string },
): Promise<void> => {
  const { ctx, tx, note } = change;
  const row = await readPayment(tx, ctx, of.paymentId);
  const { payment } = row;
  if (payment.status !== "requested" && payment.status !== "voiding") return;
  if (payment.stripeChargeId !== null) return;
  await movePayment(tx, payment, "decline", { declineCode: of.code, stripePaymentIntentId: of.intentId });
  const end = of.error === undefined ? { status: "done" as const } : { status: "refused" as const, error: of.error };
  await endStripeCall(tx, ctx, { kind: "hold", subject: payment.id }, end);
  await endStripeCall(tx, ctx, { kind: "void", subject: payment.id }, { status: "done" });
  note.audit(payment.id, { declined: of.code });
  note.event({
    type: "payment.changed",
    subject: row.delivery.id,
    audience: [`store:${row.delivery.storeId}`, "admin"],
    data: {
      paymentId: payment.id,
      status: "declined",
      code: of.code,
      alarm: of.error === undefined ? null : "stripe_refused",
    },
  });
  await cancelDelivery(change, row.delivery);
};
