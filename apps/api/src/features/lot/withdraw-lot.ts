import type { BatchState } from "@fairmile/contracts";
import { delivery } from "@fairmile/db";
import { and, asc, eq } from "drizzle-orm";
import { leaveLot } from "../delivery/leave-lot.ts";
import { moveDeliveries } from "../delivery/move-deliveries.ts";
import { lockLot, type LotChange } from "./lock-lot.ts";

/**
 * Takes a lot back: its asks end, an award that still waited falls away, and its deliveries wait to be batched anew.
 * Those past their deadline are ended by the loop, which lets their holds go. Answers the state it was in.
 */
export const withdrawLot = async (change: LotChange, batchId: string): Promise<BatchState> => {
  const { ctx, tx, note } = change;
  // Deliveries before their lot, as a cancellation takes the locks.
  const rows = await tx.db
    .select()
    .from(delivery)
    .where(and(eq(delivery.marketId, ctx.market.id), eq(delivery.batchId, batchId), eq(delivery.status, "batched")))
    .orderBy(asc(delivery.id))
    .for("update");
  const { lot } = await lockLot(change, batchId, "withdraw");
  const [first] = rows;
  if (first === undefined) throw new Error(`lot ${batchId} is ${lot.status} without a delivery`);
  await leaveLot(change, first);
  await moveDeliveries(tx, [first], "unbatch", { batchId: null });
  note.event({
    type: "delivery.status_changed",
    subject: first.id,
    audience: [`store:${first.storeId}`, `delivery:${first.id}`, "admin"],
    data: { status: "created" },
  });
  return lot.status;
};
