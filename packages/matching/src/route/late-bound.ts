import { lateCents, type RouteModel } from "./route-model.ts";

/** Shortest ways between nodes over any others, services left out; row-major. */
export const shortestWays = (m: RouteModel): Float64Array => {
  const { nodes, aboard } = m;
  const ways = Float64Array.from(m.travelMs);
  for (let k = aboard; k < nodes; k += 1)
    for (let a = aboard; a < nodes; a += 1)
      for (let b = aboard; b < nodes; b += 1) {
        const via = (ways[a * nodes + k] as number) + (ways[k * nodes + b] as number);
        if (via < (ways[a * nodes + b] as number)) ways[a * nodes + b] = via;
      }
  return ways;
};

/**
 * Lateness no completion of a partial route avoids, that of drop-offs to come: each reached straight from here, or by its
 * pickup first. Infinity where one can no longer be served in time.
 */
export const leastLateCents = (
  m: RouteModel,
  ways: Float64Array,
  picked: number,
  dropped: number,
  node: number,
  leaveMs: number,
): number => {
  const { nodes, count } = m;
  const here = node * nodes;
  let cents = 0;
  for (let delivery = 0; delivery < count; delivery += 1) {
    if (((dropped >> delivery) & 1) === 1) continue;
    const dropoff = delivery + count;
    let soonestMs: number;
    if (((picked >> delivery) & 1) === 1)
      soonestMs = m.joins[here + dropoff]
        ? leaveMs - (m.serviceMs[node] as number)
        : leaveMs + (ways[here + dropoff] as number);
    else {
      const onwardMs = ways[delivery * nodes + dropoff] as number;
      soonestMs = m.joins[here + delivery]
        ? leaveMs + onwardMs
        : leaveMs + (ways[here + delivery] as number) + (m.serviceMs[delivery] as number) + onwardMs;
    }
    const beganMs = Math.max(soonestMs, m.readyAtMs[dropoff] as number);
    if (beganMs > (m.latestAtMs[dropoff] as number)) return Number.POSITIVE_INFINITY;
    cents += lateCents(m, dropoff, beganMs);
  }
  return cents;
};
