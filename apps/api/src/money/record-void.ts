import { raiseAlarm } from "./alarm.ts";
import type { MoneyChange } from "./change.ts";
import { shareOf } from "./delivery-money.ts";
import { voidEntry } from "./entries.ts";
import { post } from "./ledger.ts";
import { movePayment, readPayment } from "./payments.ts";
import { endStripeCall } from "./stripe-calls.ts";

/**
 * Records, once, that a hold was let go: payment `voided` and the ledger's memo of the hold ended. A hold that ended
 * although nobody asked (it lapsed, or somebody cancelled it at Stripe) raises an alarm: the work may still be going on,
 * and what becomes of its money is decided when it ends.
 */
export const recordVoid = async (
  change: MoneyChange,
  of: { readonly paymentId: string; readonly intentId: string },
): Promise<void> => {
  const { ctx, tx, note } = change;
  const row = await readPayment(tx, ctx, of.paymentId);
  const { payment, delivery } = row;
  if (payment.status === "voided" || payment.status === "declined" || payment.status === "captured") return;
  if (payment.status !== "voiding") {
    raiseAlarm(change, "hold_gone", {
      type: "payment.changed",
      subject: delivery.id,
      data: { paymentId: payment.id, status: payment.status },
    });
    return;
  }
  await movePayment(tx, payment, "void", { stripePaymentIntentId: of.intentId });
  // Without a charge the hold was never seen standing, and the ledger knows nothing of it.
  const hold =
    payment.stripeChargeId === null
      ? []
      : [voidEntry({ paymentId: payment.id, storeId: delivery.storeId, heldCents: payment.heldCents })];
  await post(tx, ctx, [...hold, ...(await shareOf(tx, ctx, row))]);
  await endStripeCall(tx, ctx, { kind: "hold", subject: payment.id }, { status: "done" });
  await endStripeCall(tx, ctx, { kind: "void", subject: payment.id }, { status: "done" });
  note.audit(payment.id, { heldCents: payment.heldCents });
  note.event({
    type: "payment.changed",
    subject: delivery.id,
    audience: [`store:${delivery.storeId}`, "admin"],
    data: { paymentId: payment.id, status: "voided" },
  });
};
