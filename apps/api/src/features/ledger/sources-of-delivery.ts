import { assignment, delivery, payment, transfer } from "@fairmile/db";
import { and, eq } from "drizzle-orm";
import type { Ctx } from "../../platform/services.ts";

/** What a delivery's entries are named by: its payment, its transfers, and the award of its last driver. */
export const sourcesOfDelivery = async ({ database, market }: Ctx, deliveryId: string): Promise<string[]> => {
  const { db } = database;
  const [payments, transfers, awards] = await Promise.all([
    db
      .select({ id: payment.id })
      .from(payment)
      .where(and(eq(payment.marketId, market.id), eq(payment.deliveryId, deliveryId))),
    db
      .select({ id: transfer.id })
      .from(transfer)
      .where(and(eq(transfer.marketId, market.id), eq(transfer.deliveryId, deliveryId))),
    db
      .select({ id: assignment.awardId })
      .from(delivery)
      .innerJoin(assignment, and(eq(assignment.marketId, delivery.marketId), eq(assignment.id, delivery.assignmentId)))
      .where(and(eq(delivery.marketId, market.id), eq(delivery.id, deliveryId))),
  ]);
  return [...payments, ...transfers, ...awards].map((row) => row.id);
};
