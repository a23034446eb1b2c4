import { AppError, batchLifecycle, type BatchCommand, type BatchState } from "@fairmile/contracts";
import { batch, type Transaction } from "@fairmile/db";
import { and, eq } from "drizzle-orm";
import type { Notes } from "../../platform/notes.ts";
import type { Ctx } from "../../platform/services.ts";

export interface LotChange {
  readonly ctx: Ctx;
  readonly tx: Transaction;
  readonly note: Notes;
}

/**
 * A lot with its lock, and the state a command leads to. Refuses `not_found`, or what the table says. A lot that is won
 * is `lot_sold` whatever the command: what becomes of it is between its driver and the store.
 */
export const lockLot = async (
  { ctx, tx }: LotChange,
  batchId: string,
  command: BatchCommand,
): Promise<{ readonly lot: typeof batch.$inferSelect; readonly to: BatchState }> => {
  const [lot] = await tx.db
    .select()
    .from(batch)
    .where(and(eq(batch.marketId, ctx.market.id), eq(batch.id, batchId)))
    .for("update");
  if (lot === undefined) throw new AppError("not_found");
  if (lot.status === "awarded") throw new AppError("lot_sold");
  const cell = batchLifecycle[lot.status][command];
  if ("refused" in cell) throw new AppError(cell.refused);
  return { lot, to: cell.to };
};
