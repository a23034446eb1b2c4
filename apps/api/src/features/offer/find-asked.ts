import { ask, batch, driver, driverPosition, offer, type Transaction } from "@fairmile/db";
import { and, eq, inArray } from "drizzle-orm";
import type { AskInput, Found } from "./ask-checks.ts";

const keyOf = (offerId: string, driverId: string): string => `${offerId}|${driverId}`;

/** The offers that were asked on, with their lots, drivers and what those have in already; one query for all. */
export const findAsked = async (
  tx: Transaction,
  marketId: string,
  inputs: readonly AskInput[],
): Promise<(input: AskInput) => Found | undefined> => {
  const rows = await tx.db
    .select({ offer, batch, driver, positionAtMs: driverPosition.atMs, live: ask })
    .from(offer)
    .innerJoin(batch, and(eq(batch.marketId, offer.marketId), eq(batch.id, offer.batchId)))
    .innerJoin(driver, and(eq(driver.marketId, offer.marketId), eq(driver.id, offer.driverId)))
    .leftJoin(driverPosition, and(eq(driverPosition.marketId, driver.marketId), eq(driverPosition.driverId, driver.id)))
    .leftJoin(
      ask,
      and(
        eq(ask.marketId, offer.marketId),
        eq(ask.batchId, offer.batchId),
        eq(ask.driverId, offer.driverId),
        eq(ask.status, "live"),
      ),
    )
    .where(and(eq(offer.marketId, marketId), inArray(offer.id, [...new Set(inputs.map((input) => input.offerId))])));
  const found = new Map(rows.map((row) => [keyOf(row.offer.id, row.offer.driverId), row]));
  return (input) => found.get(keyOf(input.offerId, input.driverId));
};
