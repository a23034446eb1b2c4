import type { DeliveryId, PricingPolicy, VehicleClass } from "@fairmile/contracts";
import { delivery, payment, type Database } from "@fairmile/db";
import { formBatches, parcelLoad, type FormedBatch, type RefusedDelivery } from "@fairmile/matching";
import type { RoadNetwork } from "@fairmile/roads";
import { and, asc, eq } from "drizzle-orm";
import { travelTable } from "./travel-table.ts";

export type WaitingDelivery = typeof delivery.$inferSelect;

export interface PlannedBatch {
  readonly batch: FormedBatch;
  readonly deliveries: readonly WaitingDelivery[];
}

/** Most deliveries planned in one go; the rest waits for the next look, a round later. */
const MOST_AT_ONCE = 400;

/** Routes are planned for the slowest vehicle that is not on foot, so that a promise holds whoever wins. */
const planningVehicle = (rows: readonly WaitingDelivery[]): VehicleClass => {
  const order: readonly VehicleClass[] = ["bicycle", "ebike", "scooter", "car", "walk"];
  return order.find((vehicle) => rows.every((row) => row.vehicleClasses.includes(vehicle))) ?? "car";
};

/** Deliveries whose card is held and that nobody has batched yet, oldest first. */
const waiting = async (database: Database, marketId: string): Promise<WaitingDelivery[]> => {
  const rows = await database.db
    .select({ delivery })
    .from(delivery)
    .innerJoin(payment, and(eq(payment.marketId, delivery.marketId), eq(payment.deliveryId, delivery.id)))
    .where(and(eq(delivery.marketId, marketId), eq(delivery.status, "created"), eq(payment.status, "held")))
    .orderBy(asc(delivery.readyAtMs), asc(delivery.id))
    .limit(MOST_AT_ONCE);
  return rows.map((row) => row.delivery);
};

const plan = async (
  roads: RoadNetwork,
  policy: PricingPolicy,
  nowMs: number,
  rows: readonly WaitingDelivery[],
): Promise<{ readonly batches: readonly FormedBatch[]; readonly refused: readonly RefusedDelivery[] }> => {
  const legs = rows.map((row) => ({ from: row.pickupPoint, to: row.dropoffPoint }));
  const { travel, indexOf } = await travelTable(roads, planningVehicle(rows), legs);
  return formBatches({
    nowMs,
    travel,
    policy,
    deliveries: rows.map((row) => ({
      deliveryId: row.id as DeliveryId,
      pickupIndex: indexOf(row.pickupPoint),
      dropoffIndex: indexOf(row.dropoffPoint),
      createdAtMs: row.createdAtMs,
      pickupReadyAtMs: row.readyAtMs,
      pickupDeadlineAtMs: null,
      dropoffReadyAtMs: null,
      dropoffDeadlineAtMs: row.deadlineAtMs,
      load: parcelLoad(row.parcels),
      vehicleClasses: row.vehicleClasses,
    })),
  });
};

/** Looks at everything without a batch and says what should be opened now. Deliveries that fit no plan are named. */
export const planBatches = async (input: {
  readonly database: Database;
  readonly roads: RoadNetwork;
  readonly policy: PricingPolicy;
  readonly marketId: string;
  readonly nowMs: number;
}): Promise<{ readonly planned: readonly PlannedBatch[]; readonly refused: readonly RefusedDelivery[] }> => {
  const rows = await waiting(input.database, input.marketId);
  // Jobs that share no vehicle are never bundled, and are planned with their own travel times.
  const groups = new Map<string, WaitingDelivery[]>();
  for (const row of rows) {
    const key = planningVehicle([row]);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const byId = new Map(rows.map((row) => [row.id, row]));
  const planned: PlannedBatch[] = [];
  const refused: RefusedDelivery[] = [];
  for (const group of groups.values()) {
    const answer = await plan(input.roads, input.policy, input.nowMs, group);
    refused.push(...answer.refused);
    for (const batch of answer.batches) {
      planned.push({ batch, deliveries: batch.deliveryIds.flatMap((id) => byId.get(id) ?? []) });
    }
  }
  return { planned, refused };
};
