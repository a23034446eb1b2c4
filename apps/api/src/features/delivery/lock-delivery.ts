import { AppError } from "@fairmile/contracts";
import { delivery, type Transaction } from "@fairmile/db";
import { and, asc, eq, or } from "drizzle-orm";
import type { Ctx } from "../../platform/services.ts";
import { ownDelivery } from "./own-delivery.ts";
import type { DeliveryRow } from "./to-delivery-view.ts";

const TRIES = 3;

/**
 * The asker's delivery with its lock, and the locks of all that share its lot, taken in the order of their ids as the
 * loop takes them. Where the delivery changed lots meanwhile it is looked at again.
 */
export const lockDelivery = async (tx: Transaction, ctx: Ctx, deliveryId: string): Promise<DeliveryRow> => {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const seen = await ownDelivery(tx, ctx, deliveryId);
    const rows = await tx.db
      .select()
      .from(delivery)
      .where(
        and(
          eq(delivery.marketId, ctx.market.id),
          or(eq(delivery.id, seen.id), seen.batchId === null ? undefined : eq(delivery.batchId, seen.batchId)),
        ),
      )
      .orderBy(asc(delivery.id))
      .for("update");
    const row = rows.find((one) => one.id === seen.id);
    if (row !== undefined && row.batchId === seen.batchId) return row;
  }
  throw new AppError("version_conflict");
};
