import { arriveMs, beginMs, lateCents, type RouteModel } from "./route-model.ts";
import type { PlannedRoute, PlannedStop, RouteInput } from "./route-problem.ts";

/** Times, costs and visits of a feasible order of stops (node numbers). */
export const describeRoute = (
  input: RouteInput,
  m: RouteModel,
  order: readonly number[],
): Omit<PlannedRoute, "isProven"> => {
  const { travel } = input;
  const deliveryIds = [...(input.onBoard ?? []), ...input.deliveries].map((d) => d.deliveryId);
  const stops: PlannedStop[] = [];
  let before = -1;
  let leaveMs = m.startMs;
  let latenessCents = 0;
  let latenessMs = 0;
  for (const node of order) {
    const ids = deliveryIds.slice(node % m.count, (node % m.count) + 1);
    const arrivalMs = arriveMs(m, before, leaveMs, node);
    const serviceStartMs = beginMs(m, node, arrivalMs);
    const visit = { serviceStartMs, leaveMs: serviceStartMs + (m.serviceMs[node] ?? 0) };
    const last = stops.at(-1);
    if (before >= 0 && last && m.joins[before * m.nodes + node]) {
      stops[stops.length - 1] = { ...last, ...visit, deliveryIds: [...last.deliveryIds, ...ids] };
    } else {
      const pointIndex = m.point[node] ?? -1;
      const from = before < 0 ? input.startIndex : (m.point[before] ?? null);
      stops.push({
        kind: node < m.count ? "pickup" : "dropoff",
        pointIndex,
        deliveryIds: ids,
        legMs: arrivalMs - leaveMs,
        legMeters:
          from === null || from === pointIndex ? 0 : (travel.distancesMeters[from * travel.n + pointIndex] ?? 0),
        arrivalMs,
        ...visit,
      });
    }
    latenessCents += lateCents(m, node, serviceStartMs);
    latenessMs += Math.max(0, serviceStartMs - (m.deadlineAtMs[node] ?? serviceStartMs));
    leaveMs = visit.leaveMs;
    before = node;
  }
  return {
    stops,
    latenessCents,
    latenessMs,
    durationMs: leaveMs - m.startMs,
    distanceMeters: stops.reduce((sum, stop) => sum + stop.legMeters, 0),
  };
};
