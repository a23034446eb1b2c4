import type { RouteModel } from "./route-model.ts";
import { compareCosts, Walk, walkOrder, type RouteCost } from "./walk.ts";

/** Rounds of removing and putting back: fewer where each takes longer. */
const WORK = 4_000_000;
const MOST_ROUNDS = 400;
/** A round may leave the route this much longer than the best one known: it may lead elsewhere. */
const LOOSE_SHARE = 0.02;

/** A fixed sequence that looks random: the same problem always gives the same route. */
const dice = (): ((below: number) => number) => {
  let state = 20_261_120;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
};

/** Puts one delivery into an order where it costs least, its pickup before its drop-off. */
class Inserter {
  readonly #m: RouteModel;
  readonly #before: Walk;
  readonly #between: Walk;
  readonly #after: Walk;
  readonly #start: Walk;

  constructor(m: RouteModel) {
    this.#m = m;
    const leftAtMs: number[] = [];
    this.#start = new Walk(m, leftAtMs);
    this.#before = new Walk(m, leftAtMs);
    this.#between = new Walk(m, leftAtMs);
    this.#after = new Walk(m, leftAtMs);
  }

  insert(order: readonly number[], delivery: number): number[] {
    const { count, aboard } = this.#m;
    const [before, between] = [this.#before, this.#between];
    let best: { brokenMs: number; latenessCents: number; leaveMs: number } | null = null;
    let bestPickup = 0;
    let bestDrop = 0;
    before.become(this.#start);
    const isAboard = delivery < aboard;
    for (let i = 0; i <= order.length; i += 1) {
      between.become(before);
      if (!isAboard) between.step(delivery);
      for (let k = i; k <= order.length; k += 1) {
        const whole = this.#finish(order, k, delivery + count, best);
        if (whole && (!best || compareCosts(whole, best) < 0)) {
          const { brokenMs, latenessCents, leaveMs } = whole;
          best = { brokenMs, latenessCents, leaveMs };
          bestPickup = i;
          bestDrop = k;
        }
        if (k < order.length) between.step(order[k] as number);
        if (best && compareCosts(between, best) >= 0) break;
      }
      // The walk between has gone on and written when later pickups were left; only what is before counts from here.
      if (isAboard) break;
      if (i < order.length) before.step(order[i] as number);
      if (best && compareCosts(before, best) >= 0) break;
    }
    const middle = order.slice(bestPickup, bestDrop);
    const pickup = isAboard ? [] : [delivery];
    return [...order.slice(0, bestPickup), ...pickup, ...middle, delivery + count, ...order.slice(bestDrop)];
  }

  /** From the walk between to the drop-off and on to the end; null once it is no better than the best. */
  #finish(order: readonly number[], from: number, dropoff: number, best: RouteCost | null): Walk | null {
    const after = this.#after;
    after.become(this.#between);
    after.step(dropoff);
    for (let k = from; k < order.length; k += 1) {
      after.step(order[k] as number);
      if (best && compareCosts(after, best) >= 0) return null;
    }
    after.end();
    return after;
  }
}

/** A few deliveries to take out: one at random and those whose ends lie nearest to its own. */
const related = (m: RouteModel, roll: (below: number) => number): number[] => {
  const first = roll(m.count);
  const share = 2 + roll(Math.max(1, Math.min(6, Math.ceil(m.count / 2)) - 1));
  const way = (a: number, b: number): number => m.travelMs[a * m.nodes + b] as number;
  const apart = (k: number): number => {
    const drop = way(first + m.count, k + m.count);
    return first < m.aboard || k < m.aboard ? drop : Math.min(drop, way(first, k));
  };
  const others = Array.from({ length: m.count }, (_, k) => k).filter((k) => k !== first);
  const noise = others.map((k) => ({ k, at: apart(k) * (50 + roll(100)) }));
  return [first, ...noise.sort((a, b) => a.at - b.at || a.k - b.k).map(({ k }) => k)].slice(0, share);
};

/** Deliveries put in one after another, each where it costs least. */
export const insertAll = (m: RouteModel): readonly number[] => {
  const inserter = new Inserter(m);
  let order: readonly number[] = [];
  for (let delivery = 0; delivery < m.count; delivery += 1) order = inserter.insert(order, delivery);
  return order;
};

/**
 * A good order of stops, not proved best: cheapest insertion, then rounds that take some related deliveries out and put
 * each back where it costs least (ruin and recreate: Schrimpf et al., 2000; relatedness: Shaw, 1998). Never refuses: where
 * hard limits cannot all be kept it breaks them least. A pure function: its dice are a fixed sequence.
 */
export const improveOrder = (m: RouteModel): readonly number[] => {
  const inserter = new Inserter(m);
  const roll = dice();
  let current = insertAll(m);
  let best = current;
  let bestCost = walkOrder(m, best);
  const rounds = Math.min(MOST_ROUNDS, Math.ceil(WORK / m.count ** 3));
  for (let round = 0; round < rounds; round += 1) {
    const out = related(m, roll);
    let next: readonly number[] = current.filter((node) => !out.includes(node < m.count ? node : node - m.count));
    for (let left = out.length; left > 0; left -= 1) {
      const [delivery = 0] = out.splice(roll(left), 1);
      next = inserter.insert(next, delivery);
    }
    const cost = walkOrder(m, next);
    if (compareCosts(cost, bestCost) < 0) {
      best = next;
      bestCost = cost;
    }
    const looseMs = (bestCost.leaveMs - m.startMs) * LOOSE_SHARE;
    if (compareCosts({ ...cost, leaveMs: cost.leaveMs - looseMs }, bestCost) <= 0) current = next;
  }
  return best;
};
