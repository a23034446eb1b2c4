import type { Assignment } from "./assign.ts";
import type { AssignmentGraph } from "./assignment-graph.ts";
import { KeyHeap } from "./key-heap.ts";

/** Edges by which a sold lot could take another sold lot's driver at less than it costs to do without, by that driver. */
interface Takeovers {
  readonly start: Int32Array;
  readonly lot: Int32Array;
  readonly cost: Float64Array;
}

/** For every sold lot, the cheapest way to do without its driver that takes nobody else's. */
const seeds = (graph: AssignmentGraph, a: Assignment): Float64Array => {
  const { lotCount, lotStart, edgeDriver, worth } = graph;
  const { lotDriver, driverLot, lotDual } = a;
  const seed = new Float64Array(lotCount);
  for (let lot = 0; lot < lotCount; lot += 1) {
    if (lotDriver[lot] === -1) continue;
    // A free driver costs the dual less the edge's worth: the dearest edge to one matters, and nobody is worth 0.
    let most = 0;
    const until = lotStart[lot + 1] as number;
    for (let e = lotStart[lot] as number; e < until; e += 1) {
      const w = worth[e] as number;
      if (w > most && driverLot[edgeDriver[e] as number] === -1) most = w;
    }
    seed[lot] = (lotDual[lot] as number) - most;
  }
  return seed;
};

const findTakeovers = (graph: AssignmentGraph, a: Assignment, seed: Float64Array): Takeovers => {
  const { lotCount, driverCount, lotStart, edgeDriver, worth } = graph;
  const { lotDriver, driverLot, lotDual, driverDual } = a;
  const start = new Int32Array(driverCount + 1);
  /** Dual price of a driver somebody else has. */
  const price = driverDual.slice();
  for (let driver = 0; driver < driverCount; driver += 1)
    if (driverLot[driver] === -1) price[driver] = Number.POSITIVE_INFINITY;
  for (let lot = 0; lot < lotCount; lot += 1) {
    // Below the seed means: the driver's price is below the edge's worth less what the seed leaves of the dual.
    const rest = (lotDual[lot] as number) - (seed[lot] as number);
    const own = lotDriver[lot] as number;
    const until = own === -1 ? 0 : (lotStart[lot + 1] as number);
    for (let e = lotStart[lot] as number; e < until; e += 1) {
      const w = worth[e] as number;
      const driver = edgeDriver[e] as number;
      if (w <= rest || rest + (price[driver] as number) >= w || driver === own) continue;
      start[driver + 1] = (start[driver + 1] as number) + 1;
    }
  }
  for (let d = 0; d < driverCount; d += 1) start[d + 1] = (start[d + 1] as number) + (start[d] as number);
  const next = start.slice(0, driverCount);
  const byLot = new Int32Array(start[driverCount] as number);
  const cost = new Float64Array(byLot.length);
  for (let lot = 0; lot < lotCount; lot += 1) {
    const dual = lotDual[lot] as number;
    const rest = dual - (seed[lot] as number);
    const own = lotDriver[lot] as number;
    const until = own === -1 ? 0 : (lotStart[lot + 1] as number);
    for (let e = lotStart[lot] as number; e < until; e += 1) {
      const w = worth[e] as number;
      const driver = edgeDriver[e] as number;
      if (w <= rest || rest + (price[driver] as number) >= w || driver === own) continue;
      const at = next[driver] as number;
      next[driver] = at + 1;
      byLot[at] = lot;
      cost[at] = dual + (price[driver] as number) - w;
    }
  }
  return { start, lot: byLot, cost };
};

/**
 * For every sold lot, in cents: what the rest could still make of it if its winner were not there (0 for an unsold one).
 * `W(without the winner) = W - welfare of the winning edge + gain`, so posted price less gain is the winner's Clarke
 * payment. One backward Dijkstra on reduced costs, from "nobody" and all free drivers, gives it for all lots: these are the
 * driver-optimal duals (Leonard, "Elicitation of honest preferences for the assignment of individuals to positions", 1983).
 */
export const gainsWithoutWinner = (graph: AssignmentGraph, a: Assignment): Float64Array => {
  const { lotCount, scale } = graph;
  const cost = seeds(graph, a);
  const takeovers = findTakeovers(graph, a, cost);
  const heap = new KeyHeap(lotCount);
  const spreads = (lot: number): boolean => {
    const driver = a.lotDriver[lot] as number;
    return takeovers.start[driver] !== takeovers.start[driver + 1];
  };
  for (let lot = 0; lot < lotCount; lot += 1)
    if (a.lotDriver[lot] !== -1 && spreads(lot)) heap.offer(lot, cost[lot] as number);
  for (let lot = heap.pop(); lot >= 0; lot = heap.pop()) {
    const driver = a.lotDriver[lot] as number;
    const length = cost[lot] as number;
    for (let k = takeovers.start[driver] as number; k < (takeovers.start[driver + 1] as number); k += 1) {
      const other = takeovers.lot[k] as number;
      const sum = length + (takeovers.cost[k] as number);
      if (sum >= (cost[other] as number)) continue;
      cost[other] = sum;
      if (spreads(other)) heap.offer(other, sum);
    }
  }
  const gains = new Float64Array(lotCount);
  for (let lot = 0; lot < lotCount; lot += 1)
    if (a.lotDriver[lot] !== -1) gains[lot] = Math.round(((a.lotDual[lot] as number) - (cost[lot] as number)) / scale);
  return gains;
};
