import { ask, batch, driver, driverPosition, offer, type Transaction } from "@fairmile/db";
import { and, eq } from "drizzle-orm";
import { anyOf } from "../../platform/any-of.ts";
import type { AskInput, Found } from "./ask-checks.ts";

const keyOf = (offerId: string, driverId: string): string => `${offerId}|${driverId}`;

/** The offers that were asked on, with their lots, drivers and what those have in already; one query for all. */
export const findAsked = async (
  tx: Transaction,
  marketId: string,
  inputs: readonly AskInput[],
): Promise<(input: AskInput) => Found | undefined> => {
  const rows = await tx.db
    .select({
      offer: { id: offer.id, roundNo: offer.roundNo, postedCents: offer.postedCents, expiresAtMs: offer.expiresAtMs },
      batch: { id: batch.id, status: batch.status, openedAtMs: batch.openedAtMs },
      driver: { id: driver.id, status: driver.status, presence: driver.presence },
      positionAtMs: driverPosition.atMs,
      live: { id: ask.id, kind: ask.kind, askCents: ask.askCents },
    })
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
    .where(and(eq(offer.marketId, marketId), anyOf(offer.id, [...new Set(inputs.map((input) => input.offerId))])));
  const found = new Map(rows.map((row) => [keyOf(row.offer.id, row.driver.id), row]));
  return (input) => found.get(keyOf(input.offerId, input.driverId));
};
