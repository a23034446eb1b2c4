import type { Transaction } from "@fairmile/db";
import { askCapture } from "../../money/ask-capture.ts";
import { shareSettledEntry } from "../../money/commitments.ts";
import { post } from "../../money/ledger.ts";
import { paymentOfDelivery } from "../../money/payments.ts";
import type { Ctx } from "../../platform/services.ts";
import type { DeliveryRow } from "../delivery/move-deliveries.ts";

/**
 * The work on a delivery is done: its money is taken and its driver's share is no longer a promise but earned. A parcel
 * that came back costs the store the fee and not the tip, which nobody gave for that.
 */
export const settleDelivery = async (
  { ctx, tx }: { readonly ctx: Ctx; readonly tx: Transaction },
  row: DeliveryRow,
  input: { readonly driverId: string; readonly withTip: boolean },
): Promise<void> => {
  const payCents = row.driverPayCents ?? 0;
  const tipCents = input.withTip ? row.tipCents : 0;
  await askCapture(
    { ctx, tx },
    {
      deliveryId: row.id,
      captureCents: row.feeCents + tipCents,
      driver: { driverId: input.driverId, kind: "delivery", payCents, tipCents },
    },
  );
  const payment = await paymentOfDelivery(tx, ctx, row.id);
  await post(tx, ctx, [shareSettledEntry({ paymentId: payment.id, driverId: input.driverId, payCents })]);
};
