import { assignment, delivery, stop, type Queryable } from "@fairmile/db";
import { and, eq, inArray, sql } from "drizzle-orm";

/** For whom a driver is under way at this moment. */
export interface Carried {
  readonly stores: ReadonlySet<string>;
  /** Deliveries whose recipient may watch: the parcel is on its way to that door and no other stop comes first. */
  readonly watched: ReadonlySet<string>;
}

/** By driver, every store with a delivery on an active route, and the one door each driver is on the way to. */
export const loadCarriers = async (source: Queryable, marketId: string): Promise<ReadonlyMap<string, Carried>> => {
  const nextSeq = sql`(select min(s.seq) from ${stop} s where s.market_id = ${assignment.marketId}
    and s.assignment_id = ${assignment.id} and s.status in ('ahead', 'arrived'))`;
  const isNext = sql<boolean>`${delivery.status} in ('picked_up', 'enroute_to_dropoff', 'arrived_at_dropoff') and exists (
    select 1 from ${stop} n where n.market_id = ${assignment.marketId} and n.assignment_id = ${assignment.id}
      and n.seq = ${nextSeq} and n.kind = 'dropoff' and ${delivery.id} = any(n.delivery_ids))`;
  const rows = await source.db
    .select({ driverId: assignment.driverId, storeId: delivery.storeId, deliveryId: delivery.id, isNext })
    .from(assignment)
    .innerJoin(delivery, and(eq(delivery.marketId, assignment.marketId), eq(delivery.assignmentId, assignment.id)))
    .where(
      and(
        eq(assignment.marketId, marketId),
        eq(assignment.status, "active"),
        inArray(delivery.status, [
          "assigned",
          "enroute_to_pickup",
          "arrived_at_pickup",
          "picked_up",
          "enroute_to_dropoff",
          "arrived_at_dropoff",
          "undeliverable",
          "reattempt_scheduled",
          "enroute_to_return",
          "arrived_at_return",
        ]),
      ),
    );
  const carriers = new Map<string, { stores: Set<string>; watched: Set<string> }>();
  for (const row of rows) {
    const carried = carriers.get(row.driverId) ?? { stores: new Set(), watched: new Set() };
    carriers.set(row.driverId, carried);
    carried.stores.add(row.storeId);
    if (row.isNext) carried.watched.add(row.deliveryId);
  }
  return carriers;
};
