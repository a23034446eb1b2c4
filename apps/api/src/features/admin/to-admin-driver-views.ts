import type { AdminDriverView } from "@fairmile/contracts";
import { assignment, delivery, type driver, type Queryable } from "@fairmile/db";
import { and, eq, inArray, sql } from "drizzle-orm";

/** Drivers as those who run the market see them, with what each has delivered. */
export const toAdminDriverViews = async (
  source: Queryable,
  marketId: string,
  rows: readonly (typeof driver.$inferSelect)[],
): Promise<AdminDriverView[]> => {
  if (rows.length === 0) return [];
  const counts = await source.db
    .select({ driverId: assignment.driverId, delivered: sql<number>`count(*)::int` })
    .from(delivery)
    .innerJoin(assignment, and(eq(assignment.marketId, delivery.marketId), eq(assignment.id, delivery.assignmentId)))
    .where(
      and(
        eq(delivery.marketId, marketId),
        eq(delivery.status, "delivered"),
        inArray(
          assignment.driverId,
          rows.map((row) => row.id),
        ),
      ),
    )
    .groupBy(assignment.driverId);
  const delivered = new Map(counts.map((row) => [row.driverId, row.delivered]));
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    phone: row.phone,
    vehicle: row.vehicle,
    status: row.status,
    statusReason: row.statusReason,
    presence: row.presence,
    payoutAccount: row.payoutAccount,
    appliedAtMs: row.appliedAtMs,
    delivered: delivered.get(row.id) ?? 0,
  }));
};
