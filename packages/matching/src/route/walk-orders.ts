import { compareLabels, extendLabel, startLabel, type RouteLabel } from "./route-label.ts";
import type { RouteModel } from "./route-model.ts";

/**
 * The best complete route by trying every order of stops: for so few that it is over before a search is set up (6 orders
 * of two deliveries, 90 of three). A partial route that already costs or lasts as much as the best one is dropped.
 */
export const walkOrders = (m: RouteModel): RouteLabel | null => {
  let best: RouteLabel | null = null;
  const visit = (label: RouteLabel, served: number): void => {
    if (best && compareLabels(label, best) >= 0) return;
    if (served === m.nodes) {
      best = label;
      return;
    }
    for (let node = 0; node < m.nodes; node += 1) {
      const next = extendLabel(m, label, node);
      if (next) visit(next, served + 1);
    }
  };
  visit(startLabel(m), 0);
  return best;
};
