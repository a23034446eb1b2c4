import { raiseAlarm } from "./alarm.ts";
import type { MoneyChange } from "./change.ts";
import { chargeOf, shareOf } from "./delivery-money.ts";
import { captureEntry, chargeEntry, marginCents, voidEntry } from "./entries.ts";
import type { IntentFacts } from "./intent-facts.ts";
import { post } from "./ledger.ts";
import { movePayment, readPayment } from "./payments.ts";
import { requestTransfers } from "./request-transfers.ts";
import { endStripeCall } from "./stripe-calls.ts";

/**
 * Records that a card paid, once: payment `captured` with the processor's fee, the ledger's charge and capture, the hold
 * and the promise settled, and the driver's transfer on its way where their account is ready. Money that Stripe captured
 * and we never asked for raises an alarm and changes nothing.
 */
export const recordCapture = async (
  change: MoneyChange,
  of: { readonly paymentId: string } & Extract<IntentFacts, { kind: "captured" }>,
): Promise<void> => {
  const { ctx, tx, note } = change;
  const row = await readPayment(tx, ctx, of.paymentId);
  const { payment, delivery } = row;
  if (payment.status === "captured") return;
  if (payment.status !== "capturing") {
    const end = { status: "refused", error: "Stripe had captured the payment." } as const;
    await endStripeCall(tx, ctx, { kind: "void", subject: payment.id }, end);
    raiseAlarm(change, "captured_unasked", {
      type: "payment.changed",
      subject: delivery.id,
      data: { capturedCents: of.capturedCents },
    });
    return;
  }
  if (payment.captureCents !== of.capturedCents) {
    const data = { askedCents: payment.captureCents ?? 0, capturedCents: of.capturedCents };
    raiseAlarm(change, "captured_other_amount", { type: "payment.changed", subject: delivery.id, data });
  }
  await movePayment(tx, payment, "capture", {
    captureCents: of.capturedCents,
    processorFeeCents: of.processorFeeCents,
    stripeChargeId: of.chargeId,
    capturedAtMs: ctx.clock.now(),
  });
  const charge = await chargeOf(tx, ctx, row, of.capturedCents);
  const card = { paymentId: payment.id, storeId: delivery.storeId };
  await post(tx, ctx, [
    chargeEntry(charge),
    captureEntry({ ...card, capturedCents: of.capturedCents, processorFeeCents: of.processorFeeCents }),
    voidEntry({ ...card, heldCents: payment.heldCents }),
    ...(await shareOf(tx, ctx, row)),
  ]);
  await endStripeCall(tx, ctx, { kind: "capture", subject: payment.id }, { status: "done" });
  await requestTransfers(change, { deliveryId: delivery.id });
  note.audit(payment.id, { capturedCents: of.capturedCents, marginCents: marginCents(charge, of.processorFeeCents) });
  note.event({
    type: "payment.changed",
    subject: delivery.id,
    audience: [`store:${delivery.storeId}`, "admin"],
    data: { paymentId: payment.id, status: "captured" },
  });
};
