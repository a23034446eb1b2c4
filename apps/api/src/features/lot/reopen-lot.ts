import type { BatchState } from "@fairmile/contracts";
import { batch } from "@fairmile/db";
import { and, eq, sql } from "drizzle-orm";
import { lockLot, type LotChange } from "./lock-lot.ts";

/**
 * Puts an unsold lot up for sale as if it had just opened: shown before it clears, its circle and reserve beginning anew
 * with whoever is near now. Offers still held keep their price. Answers the state it was in.
 */
export const reopenLot = async (change: LotChange, batchId: string): Promise<BatchState> => {
  const { ctx, tx, note } = change;
  const { lot, to } = await lockLot(change, batchId, "reopen");
  await tx.db
    .update(batch)
    .set({
      status: to,
      version: sql`${batch.version} + 1`,
      openedAtMs: ctx.clock.now(),
      stoodStillMs: 0,
      nearCount: null,
      reserveCents: null,
      firstReserveCents: null,
    })
    .where(and(eq(batch.marketId, ctx.market.id), eq(batch.id, batchId)));
  note.event({ type: "lot.changed", subject: batchId, audience: ["drivers", "admin"], data: { status: to } });
  return lot.status;
};
