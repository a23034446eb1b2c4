import { batch, driver, type Queryable } from "@fairmile/db";
import type { RoundDocument } from "@fairmile/matching";
import { and, eq, inArray } from "drizzle-orm";

export type LotRow = typeof batch.$inferSelect;

/** The words behind a round's ids: documents hold no names. */
export interface RoundPeople {
  readonly names: ReadonlyMap<string, string>;
  readonly lots: ReadonlyMap<string, LotRow>;
}

export const roundPeople = async (source: Queryable, { facts }: RoundDocument): Promise<RoundPeople> => {
  const driverIds = facts.drivers.map((row) => row.driverId);
  const lotIds = facts.lots.map((row) => row.lotId);
  const drivers =
    driverIds.length === 0
      ? []
      : await source.db
          .select({ id: driver.id, name: driver.name })
          .from(driver)
          .where(and(eq(driver.marketId, facts.marketId), inArray(driver.id, driverIds)));
  const lots =
    lotIds.length === 0
      ? []
      : await source.db
          .select()
          .from(batch)
          .where(and(eq(batch.marketId, facts.marketId), inArray(batch.id, lotIds)));
  return {
    names: new Map(drivers.map((row) => [row.id, row.name])),
    lots: new Map(lots.map((row) => [row.id, row])),
  };
};
