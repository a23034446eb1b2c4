import { AppError, deliveryLifecycle, type DeliveryCommand } from "@fairmile/contracts";
import { delivery, type Transaction } from "@fairmile/db";
import { and, asc, eq, inArray, sql } from "drizzle-orm";

export type DeliveryRow = typeof delivery.$inferSelect;
type Extra = Partial<typeof delivery.$inferInsert>;

/** Locks deliveries by id, in the order of their ids. */
export const lockDeliveries = (tx: Transaction, marketId: string, ids: readonly string[]): Promise<DeliveryRow[]> =>
  tx.db
    .select()
    .from(delivery)
    .where(and(eq(delivery.marketId, marketId), inArray(delivery.id, [...ids])))
    .orderBy(asc(delivery.id))
    .for("update");

/**
 * Does one command to locked deliveries by their table: the first refusal is thrown and nothing is written. `also` is
 * written with the state. Answers the rows as they then are.
 */
export const moveDeliveries = async (
  tx: Transaction,
  rows: readonly DeliveryRow[],
  command: DeliveryCommand,
  also: Extra = {},
): Promise<DeliveryRow[]> => {
  const moved: DeliveryRow[] = [];
  for (const row of rows) {
    const cell = deliveryLifecycle[row.status][command];
    if ("refused" in cell) throw new AppError(cell.refused);
    const [after] = await tx.db
      .update(delivery)
      .set({ ...also, status: cell.to, version: sql`${delivery.version} + 1` })
      .where(
        and(
          eq(delivery.marketId, row.marketId),
          eq(delivery.id, row.id),
          eq(delivery.status, row.status),
          eq(delivery.version, row.version),
        ),
      )
      .returning();
    if (after === undefined) throw new AppError("version_conflict");
    moved.push(after);
  }
  return moved;
};
