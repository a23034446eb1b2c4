import { leastEndMs, leastLateCents, routeBounds, type RouteBounds } from "./route-bounds.ts";
import { compareLabels, dominates, extendLabel, startLabel, type RouteLabel } from "./route-label.ts";
import type { RouteModel } from "./route-model.ts";
import { walkOrders } from "./walk-orders.ts";

/** How many partial routes the quick first search keeps of each length. */
const BEAM = 24;

/** Up to so many deliveries every order is tried. */
const FEW = 3;

/** One more stop on every partial route; of one state (served, last stop) only what is not dominated. */
const extendAll = (
  m: RouteModel,
  layer: readonly RouteLabel[],
  isWorth: (label: RouteLabel) => boolean,
): RouteLabel[] => {
  const states = new Map<number, RouteLabel[]>();
  for (const label of layer)
    for (let node = 0; node < m.nodes; node += 1) {
      const next = extendLabel(m, label, node);
      if (!next || !isWorth(next)) continue;
      const state = (next.picked * 256 + next.dropped) * 16 + node;
      const others = states.get(state);
      if (!others) states.set(state, [next]);
      else if (!others.some((other) => dominates(m, other, next)))
        states.set(state, [...others.filter((other) => !dominates(m, next, other)), next]);
    }
  return [...states.values()].flat();
};

/** A good complete route, quickly: the most promising few partial routes of each length. */
const quickRoute = (m: RouteModel, bounds: RouteBounds): RouteLabel | null => {
  let layer: RouteLabel[] = [startLabel(m)];
  for (let served = 0; served < m.nodes; served += 1)
    layer = extendAll(m, layer, () => true)
      .map((label) => ({ label, late: leastLateCents(m, bounds, label), endMs: leastEndMs(m, bounds, label) }))
      .filter(({ late, endMs }) => late < Number.POSITIVE_INFINITY && endMs <= m.latestEndMs)
      .sort((a, b) => a.late - b.late || a.endMs - b.endMs || a.label.node - b.label.node)
      .slice(0, BEAM)
      .map(({ label }) => label);
  return layer[0] ?? null;
};

/**
 * The best complete route of more than a few deliveries. Labels by (served stops, last stop), one stop after another; of
 * two labels of one state a dominated one is dropped, and so is one whose bounds cannot beat the best complete route
 * known (after Dumas, Desrosiers & Soumis, "The pickup and delivery problem with time windows", 1991).
 */
export const searchLabels = (m: RouteModel): RouteLabel | null => {
  const bounds = routeBounds(m);
  let best = quickRoute(m, bounds);
  const canBeat = (label: RouteLabel): boolean => {
    const late = leastLateCents(m, bounds, label);
    if (late === Number.POSITIVE_INFINITY || (best && late > best.latenessCents)) return false;
    const endMs = leastEndMs(m, bounds, label);
    return endMs <= m.latestEndMs && (!best || late < best.latenessCents || endMs < best.leaveMs);
  };
  let layer: RouteLabel[] = [startLabel(m)];
  for (let served = 0; served < m.nodes && layer.length > 0; served += 1) layer = extendAll(m, layer, canBeat);
  for (const label of layer) if (!best || compareLabels(label, best) < 0) best = label;
  return best;
};

/** The optimal order of stops (node numbers), or null where no order keeps the limits. */
export const searchRoute = (m: RouteModel): readonly number[] | null => {
  const best = m.count <= FEW ? walkOrders(m) : searchLabels(m);
  if (!best) return null;
  const order: number[] = [];
  for (let label: RouteLabel | null = best; label && label.node >= 0; label = label.before) order.unshift(label.node);
  return order;
};
