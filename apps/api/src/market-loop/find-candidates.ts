import type { VehicleClass } from "@fairmile/contracts";
import { award, batch, offer, roundDriver, type Transaction } from "@fairmile/db";
import { and, eq, gt, inArray, max, sql } from "drizzle-orm";
import { z } from "zod";

const nearSchema = z.array(z.object({ batch_id: z.string(), driver_id: z.string() }));

export interface CandidatePair {
  readonly lotId: string;
  readonly driverId: string;
  /** The highest price of an unexpired offer of this lot to this driver. */
  readonly heldPostedCents: number | null;
}

interface Search {
  readonly marketId: string;
  readonly nearest: number;
  readonly nowMs: number;
}

const pairOf = (lotId: string, driverId: string): string => `${lotId}|${driverId}`;

const nearPairs = async (tx: Transaction, { marketId, nearest }: Search) =>
  nearSchema.parse([
    ...(await tx.db.execute(sql`
      select b.id as batch_id, n.driver_id
      from ${batch} b
      cross join lateral (
        select d.driver_id from ${roundDriver} d
        where d.market_id = b.market_id and d.vehicle = any(b.vehicle_classes)
        order by d.point <-> b.pickup_point
        limit ${nearest}
      ) n
      where b.market_id = ${marketId} and b.status = 'open'`)),
  ]);

const heldOffers = (tx: Transaction, { marketId, nowMs }: Search) =>
  tx.db
    .select({ lotId: offer.batchId, driverId: offer.driverId, postedCents: max(offer.postedCents) })
    .from(offer)
    .where(and(eq(offer.marketId, marketId), gt(offer.expiresAtMs, nowMs)))
    .groupBy(offer.batchId, offer.driverId);

/** Who let a lot go, declined it or handed it back is out for that lot. */
const turnedDown = (tx: Transaction, { marketId }: Search) =>
  tx.db
    .select({ lotId: award.batchId, driverId: award.driverId })
    .from(award)
    .innerJoin(batch, and(eq(batch.marketId, award.marketId), eq(batch.id, award.batchId), eq(batch.status, "open")))
    .where(and(eq(award.marketId, marketId), inArray(award.status, ["lapsed", "declined", "released"])));

/**
 * For each of the open lots its nearest fitting drivers (PostGIS, over the positions copied for the round), and every
 * driver of the round who holds an unexpired offer of it. Facts only: no ask and no rate card is read, and nobody is added
 * because somebody else declined.
 */
export const findCandidates = async (
  tx: Transaction,
  input: Search & { readonly lotIds: ReadonlySet<string>; readonly driverIds: ReadonlySet<string> },
): Promise<CandidatePair[]> => {
  const near = await nearPairs(tx, input);
  const held = await heldOffers(tx, input);
  const out = new Set((await turnedDown(tx, input)).map((row) => pairOf(row.lotId, row.driverId)));
  const pairs = new Map<string, CandidatePair>();
  const add = (lotId: string, driverId: string, heldPostedCents: number | null): void => {
    const key = pairOf(lotId, driverId);
    if (!input.lotIds.has(lotId) || !input.driverIds.has(driverId) || out.has(key)) return;
    pairs.set(key, { lotId, driverId, heldPostedCents });
  };
  for (const row of near) add(row.batch_id, row.driver_id, null);
  for (const row of held) add(row.lotId, row.driverId, row.postedCents);
  return [...pairs.keys()].toSorted().flatMap((key) => pairs.get(key) ?? []);
};

export interface RoundDriverRow {
  readonly driverId: string;
  readonly vehicle: VehicleClass;
  readonly waitingSinceMs: number;
  readonly positionAtMs: number;
  readonly point: { readonly lng: number; readonly lat: number };
}

/** The drivers of the round as copied at its opening. */
export const roundDrivers = (tx: Transaction, marketId: string): Promise<RoundDriverRow[]> =>
  tx.db
    .select({
      driverId: roundDriver.driverId,
      vehicle: roundDriver.vehicle,
      waitingSinceMs: roundDriver.waitingSinceMs,
      positionAtMs: roundDriver.positionAtMs,
      point: roundDriver.point,
    })
    .from(roundDriver)
    .where(sql`${roundDriver.marketId} = ${marketId}`)
    .orderBy(roundDriver.driverId);
