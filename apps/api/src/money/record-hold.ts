import type { MoneyChange } from "./change.ts";
import { holdEntry } from "./entries.ts";
import { post } from "./ledger.ts";
import { movePayment, readPayment, writePayment } from "./payments.ts";
import { endStripeCall } from "./stripe-calls.ts";

/**
 * Records that a hold stands at Stripe, once: payment `held` (or still `voiding`, where the order was cancelled before
 * the hold was certain) and the ledger's memo of it. Whoever comes second finds it done.
 */
export const recordHold = async (
  change: MoneyChange,
  of: { readonly paymentId: string; readonly intentId: string; readonly chargeId: string },
): Promise<void> => {
  const { ctx, tx, note } = change;
  const { payment, delivery } = await readPayment(tx, ctx, of.paymentId);
  if (payment.stripePaymentIntentId !== null && payment.stripePaymentIntentId !== of.intentId) {
    throw new Error(
      `payment ${payment.id} holds ${payment.stripePaymentIntentId}, and ${of.intentId} says it is its hold too`,
    );
  }
  if (payment.status === "declined")
    throw new Error(`payment ${payment.id} was declined, and ${of.intentId} holds money for it`);
  const stripe = { stripePaymentIntentId: of.intentId, stripeChargeId: of.chargeId };
  const isNews = payment.stripePaymentIntentId === null;
  if (payment.status === "requested") await movePayment(tx, payment, "hold", stripe);
  else if (isNews) await writePayment(tx, payment, stripe);
  await endStripeCall(tx, ctx, { kind: "hold", subject: payment.id }, { status: "done" });
  if (!isNews) return;
  await post(tx, ctx, [holdEntry({ paymentId: payment.id, storeId: delivery.storeId, heldCents: payment.heldCents })]);
  note.audit(payment.id, { heldCents: payment.heldCents });
  note.event({
    type: "payment.changed",
    subject: delivery.id,
    audience: [`store:${delivery.storeId}`, "admin"],
    data: { paymentId: payment.id, status: payment.status === "requested" ? "held" : payment.status },
  });
};
