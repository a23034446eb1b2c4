import { VEHICLE_CLASSES } from "@fairmile/contracts";
import { addLoads, NO_LOAD } from "../eligibility/parcel-load.ts";
import { vehiclesForLoad } from "../eligibility/vehicles-for.ts";
import { planRoute } from "../route/plan-route.ts";
import type { RouteDelivery } from "../route/route-problem.ts";
import type { BatchDelivery, FormBatchesInput, FormedBatch } from "./batch-types.ts";

/** A delivery with its own best plan: what a bundle is measured against. */
export interface Alone {
  readonly delivery: BatchDelivery;
  readonly batch: FormedBatch;
  /** When service at its drop-off begins if it goes alone. */
  readonly dropoffAtMs: number;
  /** Time from its pickup to its drop-off alone is within the policy's longest ride. */
  readonly mayShare: boolean;
}

const routeDelivery = (
  delivery: BatchDelivery,
  limits: Pick<RouteDelivery, "dropoffLatestAtMs" | "maxRideMs">,
): RouteDelivery => ({
  ...delivery,
  ...limits,
  units: delivery.load.units,
  weightGrams: delivery.load.weightGrams,
});

const plan = (
  input: FormBatchesInput,
  deliveries: readonly BatchDelivery[],
  limits: readonly Pick<RouteDelivery, "dropoffLatestAtMs" | "maxRideMs">[],
  longestMs: number = Number.POSITIVE_INFINITY,
): { readonly ok: true; readonly batch: FormedBatch } | { readonly ok: false; readonly code: string } => {
  const load = deliveries.reduce((sum, d) => addLoads(sum, d.load), NO_LOAD);
  const allowed = VEHICLE_CLASSES.filter((v) => deliveries.every((d) => d.vehicleClasses.includes(v)));
  const vehicleClasses = vehiclesForLoad(load, allowed);
  if (vehicleClasses.length === 0) return { ok: false, code: "no_vehicle" };
  const startMs = Math.max(input.nowMs, ...deliveries.map((d) => d.pickupReadyAtMs));
  const route = planRoute({
    deliveries: deliveries.map((d, i) => routeDelivery(d, limits[i] ?? { dropoffLatestAtMs: null, maxRideMs: null })),
    travel: input.travel,
    policy: input.policy,
    startMs,
    startIndex: null,
    latestEndMs: startMs + longestMs,
    capacity: load,
  });
  if (!route.ok) return route;
  const { stops, durationMs, distanceMeters, latenessCents } = route;
  const deliveryIds = deliveries.map((d) => d.deliveryId);
  return {
    ok: true,
    batch: { deliveryIds, stops, startMs, durationMs, distanceMeters, latenessCents, savedMs: 0, load, vehicleClasses },
  };
};

/** The plan of one delivery by itself, or why there is none. */
export const planAlone = (
  input: FormBatchesInput,
  delivery: BatchDelivery,
): { readonly ok: true; readonly alone: Alone } | { readonly ok: false; readonly code: string } => {
  const planned = plan(input, [delivery], []);
  if (!planned.ok) return planned;
  const [pickup, dropoff] = planned.batch.stops;
  if (!pickup || !dropoff) return { ok: false, code: "infeasible" };
  return {
    ok: true,
    alone: {
      delivery,
      batch: planned.batch,
      dropoffAtMs: dropoff.serviceStartMs,
      mayShare: dropoff.arrivalMs - pickup.leaveMs <= input.policy.bundling.maxRideMs,
    },
  };
};

/** Whether two pickup points are one place or neighbours, by the shorter way between them. */
export const areNeighbours = (input: FormBatchesInput, a: number, b: number): boolean => {
  if (a === b) return true;
  const { travel, policy } = input;
  const there = travel.distancesMeters[a * travel.n + b] ?? -1;
  const back = travel.distancesMeters[b * travel.n + a] ?? -1;
  const meters = there < 0 || back < 0 ? Math.max(there, back) : Math.min(there, back);
  return meters >= 0 && meters <= policy.bundling.neighbourMeters;
};

const allNeighbours = (input: FormBatchesInput, members: readonly Alone[]): boolean =>
  members.every((m, i) =>
    members.slice(i + 1).every((k) => areNeighbours(input, m.delivery.pickupIndex, k.delivery.pickupIndex)),
  );

/** Nothing ready waits for the rest longer than the policy holds it back. */
const isHoldShort = (input: FormBatchesInput, members: readonly Alone[]): boolean => {
  const startMs = Math.max(...members.map((m) => m.batch.startMs));
  return members.every(({ delivery, batch }) => {
    const readyMs = Math.max(delivery.createdAtMs, delivery.pickupReadyAtMs);
    return startMs === batch.startMs || startMs - readyMs <= input.policy.bundling.maxHoldMs;
  });
};

/**
 * The bundle of these deliveries, or null where it breaks a limit (number, neighbours, hold, detour, ride, vehicle) or is
 * not cheaper than serving them apart: it must save driver's time and cost the recipients no more lateness.
 */
export const planBundle = (input: FormBatchesInput, members: readonly Alone[]): FormedBatch | null => {
  const { bundling } = input.policy;
  if (members.length > bundling.maxDeliveries || !members.every((m) => m.mayShare)) return null;
  if (!allNeighbours(input, members) || !isHoldShort(input, members)) return null;
  const apartMs = members.reduce((sum, m) => sum + m.batch.durationMs, 0);
  const apartCents = members.reduce((sum, m) => sum + m.batch.latenessCents, 0);
  const planned = plan(
    input,
    members.map((m) => m.delivery),
    members.map((m) => ({
      dropoffLatestAtMs: m.dropoffAtMs + bundling.maxDetourMs,
      maxRideMs: bundling.maxRideMs,
    })),
    apartMs - 1,
  );
  if (!planned.ok) return null;
  const savedMs = apartMs - planned.batch.durationMs;
  return planned.batch.latenessCents <= apartCents ? { ...planned.batch, savedMs } : null;
};
