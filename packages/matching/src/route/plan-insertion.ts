import type { DeliveryId } from "@fairmile/contracts";
import { latenessCents } from "../price/lateness-cents.ts";
import type { Refusal } from "../refusal.ts";
import { planRoute } from "./plan-route.ts";
import type { PlannedRoute, RouteDelivery, RouteInput, RouteRefusalCode } from "./route-problem.ts";

/** What one more delivery would do to a route under way. */
export interface PlannedInsertion {
  /** The route with it, planned anew; what is on board stays on board. */
  readonly route: PlannedRoute;
  /** Driver's time it adds. It may be below zero where less lateness had been bought with time before. */
  readonly extraMs: number;
  readonly extraMeters: number;
  /** Lateness it adds for the recipients who were to be served without it, in cents; at least 0. */
  readonly othersLatenessCents: number;
  /** How much later each of them is served; negative where sooner. */
  readonly delays: readonly { readonly deliveryId: DeliveryId; readonly laterByMs: number }[];
}

const serviceStarts = (route: PlannedRoute | null): ReadonlyMap<DeliveryId, number> =>
  new Map(
    (route?.stops ?? []).flatMap((stop) =>
      stop.kind === "dropoff" ? stop.deliveryIds.map((id) => [id, stop.serviceStartMs] as const) : [],
    ),
  );

/**
 * The best route that also takes `added` in, against the best one without: the cost of a lot to a driver who is already
 * under way. Refuses as `planRoute` does; paths of the added delivery are those of the last row of `deliveries`.
 */
export const planInsertion = (
  input: RouteInput,
  added: RouteDelivery,
): ({ readonly ok: true } & PlannedInsertion) | Refusal<RouteRefusalCode> => {
  const others = [...(input.onBoard ?? []), ...input.deliveries];
  const before = others.length === 0 ? null : planRoute(input);
  if (before && !before.ok) return before;
  const planned = planRoute({ ...input, deliveries: [...input.deliveries, added] });
  if (!planned.ok) return planned;
  const { ok: _, ...route } = planned;
  const [was, is] = [serviceStarts(before), serviceStarts(route)];
  const policy = { lateness: input.policy.lateness };
  const lateness = (startsMs: ReadonlyMap<DeliveryId, number>): number =>
    latenessCents({
      policy,
      arrivalsMs: others.map((d) => startsMs.get(d.deliveryId) ?? 0),
      deadlinesMs: others.map((d) => d.dropoffDeadlineAtMs),
    });
  return {
    ok: true,
    route,
    extraMs: route.durationMs - (before?.durationMs ?? 0),
    extraMeters: route.distanceMeters - (before?.distanceMeters ?? 0),
    othersLatenessCents: Math.max(0, lateness(is) - lateness(was)),
    delays: others.map(({ deliveryId }) => ({
      deliveryId,
      laterByMs: (is.get(deliveryId) ?? 0) - (was.get(deliveryId) ?? 0),
    })),
  };
};
