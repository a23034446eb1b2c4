import type { VehicleClass } from "@fairmile/contracts";
import { award, batch, offer, roundDriver, type Transaction } from "@fairmile/db";
import { sql } from "drizzle-orm";
import { z } from "zod";

const rowSchema = z.object({ batch_id: z.string(), driver_id: z.string(), held_cents: z.coerce.number().nullable() });

export interface CandidatePair {
  readonly lotId: string;
  readonly driverId: string;
  /** The highest price of an unexpired offer of this lot to this driver. */
  readonly heldPostedCents: number | null;
}

/**
 * For each open lot its nearest fitting drivers, and everyone who holds an unexpired offer of it. Facts only: no ask
 * and no rate card is read, and nobody is added because somebody else declined. A driver who let this lot lapse is out.
 */
export const findCandidates = async (
  tx: Transaction,
  input: { readonly marketId: string; readonly nearest: number; readonly nowMs: number },
): Promise<CandidatePair[]> => {
  const { marketId, nearest, nowMs } = input;
  const rows = await tx.db.execute(sql`
    with held as (
      select o.batch_id, o.driver_id, max(o.posted_cents) as held_cents
      from ${offer} o
      join ${batch} b on b.market_id = o.market_id and b.id = o.batch_id and b.status = 'open'
      where o.market_id = ${marketId} and o.expires_at_ms > ${nowMs}
      group by o.batch_id, o.driver_id
    ),
    near as (
      select b.id as batch_id, n.driver_id
      from ${batch} b
      cross join lateral (
        select d.driver_id from ${roundDriver} d
        where d.market_id = b.market_id and d.vehicle = any(b.vehicle_classes)
        order by d.point <-> b.pickup_point
        limit ${nearest}
      ) n
      where b.market_id = ${marketId} and b.status = 'open'
    ),
    pairs as (
      select batch_id, driver_id from near
      union
      select h.batch_id, h.driver_id from held h
      join ${roundDriver} d on d.market_id = ${marketId} and d.driver_id = h.driver_id
    )
    select p.batch_id, p.driver_id, h.held_cents
    from pairs p
    left join held h on h.batch_id = p.batch_id and h.driver_id = p.driver_id
    where not exists (
      select 1 from ${award} a
      where a.market_id = ${marketId} and a.batch_id = p.batch_id and a.driver_id = p.driver_id and a.status in ('lapsed', 'declined', 'released'))
    order by p.batch_id, p.driver_id`);
  return z
    .array(rowSchema)
    .parse([...rows])
    .map((row) => ({ lotId: row.batch_id, driverId: row.driver_id, heldPostedCents: row.held_cents }));
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
