import type { PlannedRoute, PlannedStop, RouteInput } from "./route-problem.ts";
import { isPickup, isSameVisit, nodeDelivery, nodePoint, step } from "./step.ts";

/** Times, costs and visits of a feasible order of stops (node numbers). */
export const describeRoute = (input: RouteInput, order: readonly number[]): PlannedRoute => {
  const { travel } = input;
  const stops: PlannedStop[] = [];
  const pickupLeftAtMs = input.deliveries.map(() => 0);
  let before: number | null = null;
  let leaveMs = input.startMs;
  let latenessCents = 0;
  let latenessMs = 0;
  for (const node of order) {
    const delivery = nodeDelivery(input, node);
    const served = step(input, before, leaveMs, node, pickupLeftAtMs[node % input.deliveries.length] ?? 0);
    if (!delivery || !served) throw new RangeError("order is not feasible");
    const last = stops.at(-1);
    if (before !== null && last && isSameVisit(input, before, node)) {
      stops[stops.length - 1] = {
        ...last,
        deliveryIds: [...last.deliveryIds, delivery.deliveryId],
        serviceStartMs: served.serviceStartMs,
        leaveMs: served.leaveMs,
      };
    } else {
      const at = before === null ? input.startIndex : nodePoint(input, before);
      const point = nodePoint(input, node);
      const isThere = at === null || at === point;
      stops.push({
        kind: isPickup(input, node) ? "pickup" : "dropoff",
        pointIndex: point,
        deliveryIds: [delivery.deliveryId],
        legMs: isThere ? 0 : (travel.durationsMs[at * travel.n + point] ?? 0),
        legMeters: isThere ? 0 : (travel.distancesMeters[at * travel.n + point] ?? 0),
        arrivalMs: served.arrivalMs,
        serviceStartMs: served.serviceStartMs,
        leaveMs: served.leaveMs,
      });
    }
    if (isPickup(input, node)) pickupLeftAtMs[node] = served.leaveMs;
    latenessCents += served.latenessCents;
    latenessMs += served.latenessMs;
    leaveMs = served.leaveMs;
    before = node;
  }
  return {
    stops,
    latenessCents,
    latenessMs,
    durationMs: leaveMs - input.startMs,
    distanceMeters: stops.reduce((sum, stop) => sum + stop.legMeters, 0),
  };
};
