import { lateCents, type RouteModel } from "./route-model.ts";
import type { RouteLabel } from "./route-label.ts";

/** What no completion of a partial route can beat, worked out once per problem. */
export interface RouteBounds {
  /** Shortest way between nodes over any others, services left out; row-major. */
  readonly shortestMs: Float64Array;
  /** The least time any route spends on getting to a node and serving it; 0 where it may join a visit. */
  readonly leastMs: readonly number[];
}

export const routeBounds = (m: RouteModel): RouteBounds => {
  const { nodes } = m;
  const shortestMs = Float64Array.from(m.travelMs);
  for (let k = 0; k < nodes; k += 1)
    for (let a = 0; a < nodes; a += 1)
      for (let b = 0; b < nodes; b += 1) {
        const via = (shortestMs[a * nodes + k] as number) + (shortestMs[k * nodes + b] as number);
        if (via < (shortestMs[a * nodes + b] as number)) shortestMs[a * nodes + b] = via;
      }
  const leastMs = Array.from({ length: nodes }, (_, node) => {
    let least = m.fromStartMs[node] as number;
    for (let from = 0; from < nodes; from += 1) {
      if (from === node) continue;
      if (m.joins[from * nodes + node]) return 0;
      least = Math.min(least, m.travelMs[from * nodes + node] as number);
    }
    return least + (m.serviceMs[node] as number);
  });
  return { shortestMs, leastMs };
};

/** The earliest service could begin at a drop-off from here: straight to it, or by its pickup first. */
const soonestMs = (m: RouteModel, b: RouteBounds, label: RouteLabel, delivery: number): number => {
  const { nodes } = m;
  const dropoff = delivery + m.count;
  const here = label.node * nodes;
  const joinedMs = label.leaveMs - (m.serviceMs[label.node] as number);
  if ((label.picked >> delivery) % 2 === 1)
    return m.joins[here + dropoff] ? joinedMs : label.leaveMs + (b.shortestMs[here + dropoff] as number);
  const onwardMs = b.shortestMs[delivery * nodes + dropoff] as number;
  return m.joins[here + delivery]
    ? label.leaveMs + onwardMs
    : label.leaveMs + (b.shortestMs[here + delivery] as number) + (m.serviceMs[delivery] as number) + onwardMs;
};

/** Lateness no completion avoids, its own included; Infinity where some drop-off can no longer be served in time. */
export const leastLateCents = (m: RouteModel, b: RouteBounds, label: RouteLabel): number => {
  let cents = label.latenessCents;
  for (let delivery = 0; delivery < m.count; delivery += 1) {
    if ((label.dropped >> delivery) % 2 === 1) continue;
    const dropoff = delivery + m.count;
    const beganMs = Math.max(soonestMs(m, b, label, delivery), m.readyAtMs[dropoff] as number);
    if (beganMs > (m.latestAtMs[dropoff] as number)) return Number.POSITIVE_INFINITY;
    cents += lateCents(m, dropoff, beganMs);
  }
  return cents;
};

/** No completion ends before this. */
export const leastEndMs = (m: RouteModel, b: RouteBounds, label: RouteLabel): number => {
  let endMs = label.leaveMs;
  for (let node = 0; node < m.nodes; node += 1) {
    const served = node < m.count ? label.picked : label.dropped;
    if ((served >> (node % m.count)) % 2 === 0) endMs += b.leastMs[node] as number;
  }
  return endMs;
};
