import { AppError } from "@fairmile/contracts";
import { assignment, batch, type Transaction } from "@fairmile/db";
import { and, eq } from "drizzle-orm";
import type { Ctx } from "../../platform/services.ts";
import { lockDeliveries, type DeliveryRow } from "./move-deliveries.ts";
import { ownDelivery } from "./own-delivery.ts";

const TRIES = 3;

/** Locks what a delivery hangs on before the delivery itself, in the order in which the loop and the drivers' verbs do. */
const lockAbove = async (tx: Transaction, ctx: Ctx, row: DeliveryRow): Promise<void> => {
  if (row.assignmentId !== null) {
    const one = and(eq(assignment.marketId, ctx.market.id), eq(assignment.id, row.assignmentId));
    await tx.db.select({ id: assignment.id }).from(assignment).where(one).for("update");
  } else if (row.batchId !== null) {
    const one = and(eq(batch.marketId, ctx.market.id), eq(batch.id, row.batchId));
    await tx.db.select({ id: batch.id }).from(batch).where(one).for("update");
  }
};

/**
 * The asker's delivery with its lock and the lock of its route, or of its lot where nobody has won it. Where it changed
 * hands before the locks were there, it is looked at again.
 */
export const lockDelivery = async (tx: Transaction, ctx: Ctx, deliveryId: string): Promise<DeliveryRow> => {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const seen = await ownDelivery(tx, ctx, deliveryId);
    await lockAbove(tx, ctx, seen);
    const [row] = await lockDeliveries(tx, ctx.market.id, [seen.id]);
    if (row !== undefined && row.batchId === seen.batchId && row.assignmentId === seen.assignmentId) return row;
  }
  throw new AppError("version_conflict");
};
