import { raiseAlarm } from "./alarm.ts";
import type { MoneyChange } from "./change.ts";
import { chargeOf, shareOf } from "./delivery-money.ts";
import { chargeEntry, voidEntry } from "./entries.ts";
import { post } from "./ledger.ts";
import { readPayment } from "./payments.ts";
import { requestTransfers } from "./request-transfers.ts";
import { endStripeCall } from "./stripe-calls.ts";

/**
 * Records, once, that a card could not be charged for work that was done (its hold had lapsed, say). The driver is owed
 * and paid all the same, from the platform's balance; the store's debt stands in `store_receivable`; the payment stays
 * `capturing`, and an admin is told.
 */
export const recordUncollected = async (
  change: MoneyChange,
  of: { readonly paymentId: string; readonly code: string; readonly error: string; readonly holdIsGone: boolean },
): Promise<void> => {
  const { ctx, tx } = change;
  const row = await readPayment(tx, ctx, of.paymentId);
  const { payment, delivery } = row;
  if (payment.status !== "capturing" || payment.captureCents === null) return;
  await endStripeCall(tx, ctx, { kind: "capture", subject: payment.id }, { status: "refused", error: of.error });
  await post(tx, ctx, [
    chargeEntry(await chargeOf(tx, ctx, row, payment.captureCents)),
    ...(of.holdIsGone
      ? [voidEntry({ paymentId: payment.id, storeId: delivery.storeId, heldCents: payment.heldCents })]
      : []),
    ...(await shareOf(tx, ctx, row)),
  ]);
  await requestTransfers(change, { deliveryId: delivery.id });
  raiseAlarm(change, "not_collected", {
    type: "payment.changed",
    subject: delivery.id,
    data: { paymentId: payment.id, code: of.code },
  });
};
