import type { DriverId, DriverView } from "@fairmile/contracts";
import { AppError } from "@fairmile/contracts";
import { assignment, award, driver, type Queryable } from "@fairmile/db";
import { and, eq } from "drizzle-orm";
import type { Market } from "../../platform/market.ts";

export type DriverRow = typeof driver.$inferSelect;

/** One driver's row; `not_found` where there is none in this market. */
export const loadDriver = async (source: Queryable, marketId: string, driverId: DriverId): Promise<DriverRow> => {
  const [row] = await source.db
    .select()
    .from(driver)
    .where(and(eq(driver.marketId, marketId), eq(driver.id, driverId)));
  if (row === undefined) throw new AppError("not_found");
  return row;
};

/** A driver as the driver sees itself. */
export const toDriverView = async (source: Queryable, market: Market, row: DriverRow): Promise<DriverView> => {
  const [pending] = await source.db
    .select({ id: award.id })
    .from(award)
    .where(and(eq(award.marketId, row.marketId), eq(award.driverId, row.id), eq(award.status, "offered")));
  const [active] = await source.db
    .select({ id: assignment.id })
    .from(assignment)
    .where(
      and(eq(assignment.marketId, row.marketId), eq(assignment.driverId, row.id), eq(assignment.status, "active")),
    );
  return {
    id: row.id,
    name: row.name,
    phone: row.phone,
    vehicle: row.vehicle,
    status: row.status,
    statusReason: row.statusReason,
    presence: row.presence,
    payoutAccount: row.payoutAccount,
    rateCard: row.rateCard,
    currency: market.currency,
    pendingAwardId: pending?.id ?? null,
    assignmentId: active?.id ?? null,
  };
};
