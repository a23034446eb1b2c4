import type { SetRateCard } from "@fairmile/contracts";
import { award, driver, driverPosition, type Transaction } from "@fairmile/db";
import { presenceRefusal } from "@fairmile/matching";
import { and, asc, eq, sql } from "drizzle-orm";
import { anyOf } from "../platform/any-of.ts";

export interface FrozenDriver {
  readonly driverId: string;
  readonly rateCard: SetRateCard;
  /** Why this driver is out of the round after all; null where nothing changed since the opening. */
  readonly outCode: string | null;
}

/** Drivers as the freeze finds them. Their rows are locked, so that nobody goes offline between the freeze and the commit. */
export const freezeDrivers = async (
  tx: Transaction,
  input: {
    readonly marketId: string;
    readonly driverIds: readonly string[];
    readonly nowMs: number;
    readonly positionFreshMs: number;
  },
): Promise<ReadonlyMap<string, FrozenDriver>> => {
  if (input.driverIds.length === 0) return new Map();
  const rows = await tx.db
    .select({
      id: driver.id,
      status: driver.status,
      presence: driver.presence,
      vehicle: driver.vehicle,
      rateCard: driver.rateCard,
      positionAtMs: driverPosition.atMs,
      isPending: sql<boolean>`exists (select 1 from ${award} where ${award.marketId} = ${driver.marketId} and ${award.driverId} = ${driver.id} and ${award.status} = 'offered')`,
    })
    .from(driver)
    .leftJoin(driverPosition, and(eq(driverPosition.marketId, driver.marketId), eq(driverPosition.driverId, driver.id)))
    .where(and(eq(driver.marketId, input.marketId), anyOf(driver.id, input.driverIds)))
    .orderBy(asc(driver.id))
    .for("update", { of: driver });
  return new Map(
    rows.map((row) => {
      const refusal =
        row.presence === "available"
          ? presenceRefusal({
              driver: {
                accountStatus: row.status,
                presence: row.presence,
                vehicle: row.vehicle,
                positionAtMs: row.positionAtMs,
                hasPendingAward: row.isPending,
                lapsedLotIds: [],
              },
              nowMs: input.nowMs,
              positionFreshMs: input.positionFreshMs,
            })
          : ({ code: "driver_not_available" } as const);
      return [row.id, { driverId: row.id, rateCard: row.rateCard, outCode: refusal?.code ?? null }];
    }),
  );
};
