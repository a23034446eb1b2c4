import type { LotView } from "@fairmile/contracts";
import { batch, type Queryable } from "@fairmile/db";
import { and, asc, eq, inArray } from "drizzle-orm";

export type LotRow = typeof batch.$inferSelect;

/** A lot as those who run the market see it. */
export const toLotView = (row: LotRow): LotView => ({
  lotId: row.id,
  status: row.status,
  storeName: row.storeName,
  deliveries: row.deliveryCount,
  openedAtMs: row.openedAtMs,
  reserveCents: row.reserveCents,
  capCents: row.capCents,
  surgeCents: row.surgeCents,
  candidates: row.candidateCount,
  rounds: row.rounds,
  pickup: row.pickupPoint,
  dropoffs: row.stops.filter((stop) => stop.kind === "dropoff").map((stop) => stop.point),
});

/** What is for sale or waits for a person's word, the oldest first. */
export const liveLots = (source: Queryable, marketId: string): Promise<LotRow[]> =>
  source.db
    .select()
    .from(batch)
    .where(and(eq(batch.marketId, marketId), inArray(batch.status, ["forming", "open", "unsold"])))
    .orderBy(asc(batch.createdAtMs), asc(batch.id));
