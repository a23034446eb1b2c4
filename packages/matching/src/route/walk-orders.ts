import type { RouteModel } from "./route-model.ts";
import { compareCosts, Walk, type RouteCost } from "./walk.ts";

/**
 * The best order by trying every one: for so few deliveries that it is over before a search is set up (6 orders of two, 90
 * of three). A partial route that already breaks a limit, or costs or lasts as much as the best one, is dropped. Null where
 * no order keeps the limits.
 */
export const walkOrders = (m: RouteModel): readonly number[] | null => {
  const stops = m.nodes - m.aboard;
  const leftAtMs: number[] = [];
  const walks = Array.from({ length: stops + 1 }, () => new Walk(m, leftAtMs));
  const served = Array.from({ length: m.nodes }, (_, node) => node < m.aboard);
  const order: number[] = [];
  let best: readonly number[] | null = null;
  let bestCost: RouteCost = { brokenMs: 0, latenessCents: Number.POSITIVE_INFINITY, leaveMs: 0 };
  const visit = (depth: number): void => {
    const here = walks[depth];
    if (!here) return;
    if (depth === stops) {
      here.end();
      if (compareCosts(here, bestCost) >= 0) return;
      best = [...order];
      const { brokenMs, latenessCents, leaveMs } = here;
      bestCost = { brokenMs, latenessCents, leaveMs };
      return;
    }
    for (let node = m.aboard; node < m.nodes; node += 1) {
      const next = walks[depth + 1];
      if (served[node] || (node >= m.count && !served[node - m.count]) || !next) continue;
      next.become(here);
      next.step(node);
      if (compareCosts(next, bestCost) >= 0) continue;
      served[node] = true;
      order.push(node);
      visit(depth + 1);
      order.pop();
      served[node] = false;
    }
  };
  visit(0);
  return best;
};
