import type { AssignmentGraph } from "./assignment-graph.ts";
import { bestMatching } from "./best-matching.ts";
import { settle } from "./bid.ts";
import { settleTies } from "./settle-ties.ts";
import { newSides, type Sides } from "./side.ts";

/** The optimum and a pair of dual prices that prove it. -1 stands for nobody. */
export interface Assignment {
  readonly lotDriver: Int32Array;
  readonly lotEdge: Int32Array;
  readonly driverLot: Int32Array;
  /** In the units of `AssignmentGraph.worth`: none negative, `lotDual + driverDual >= worth`, equal on chosen edges. */
  readonly lotDual: Float64Array;
  readonly driverDual: Float64Array;
  /** One flag a lot: sold, and an assignment of the same welfare and as many lots would sell it otherwise or not at all. */
  readonly tied: Uint8Array;
}

/** A solved graph with the same lots and drivers: where to start from. */
export interface AssignmentBefore {
  readonly graph: AssignmentGraph;
  readonly assignment: Assignment;
}

/** Whether two graphs of one shape have the same edges, whatever those are worth. */
const hasSameEdges = (x: AssignmentGraph, y: AssignmentGraph): boolean =>
  x.lotStart === y.lotStart && x.edgeDriver === y.edgeDriver && x.scale === y.scale;

/**
 * Prices and pairs of before, made to fit the edges of now: every lot's dual is what its best choice leaves it, and pairs
 * that are no longer a best choice are parted. With the same edges as before only lots of which an edge changed are looked
 * at, and all of a lot's edges only where the changed ones touch its choice.
 */
const startFrom = ({ lots, drivers }: Sides, graph: AssignmentGraph, before: AssignmentBefore): void => {
  const { lotDriver, driverLot, lotDual, driverDual } = before.assignment;
  drivers.dual.set(driverDual);
  lots.mate.set(lotDriver);
  drivers.mate.set(driverLot);
  if (!hasSameEdges(graph, before.graph)) {
    for (let lot = 0; lot < lots.count; lot += 1) if (lots.mate[lot] !== -1) settle(lots, drivers, lot);
    return;
  }
  lots.dual.set(lotDual);
  const { start, to, worth, dual, mate } = lots;
  const { worth: worthBefore } = before.graph;
  for (let lot = 0; lot < lots.count; lot += 1) {
    const until = start[lot + 1] as number;
    for (let e = start[lot] as number; e < until; e += 1) {
      const w = worth[e] as number;
      if (w === worthBefore[e]) continue;
      const driver = to[e] as number;
      if (mate[lot] !== driver && w - (driverDual[driver] as number) <= (dual[lot] as number)) continue;
      if (mate[lot] === -1) dual[lot] = Number.POSITIVE_INFINITY;
      else settle(lots, drivers, lot);
      break;
    }
  }
};

/**
 * The assignment of greatest welfare, every lot and driver used at most once; among those of most lots; then least sum of
 * arrivals, longest sum of waiting, least sum of tie hashes. Exact in whole numbers. `before` only makes it faster: the
 * result is the same whatever it is.
 */
export const assign = (graph: AssignmentGraph, before?: AssignmentBefore): Assignment => {
  const { lotStart, edgeDriver, worth, arrivalMs, waitingMs, tieHash } = graph;
  const sides = newSides(new Uint8Array(graph.lotCount), new Uint8Array(graph.driverCount), {
    start: lotStart,
    to: edgeDriver,
    worth,
  });
  if (before) startFrom(sides, graph, before);
  const { lots, drivers } = sides;
  bestMatching(lots, drivers);
  const tied = settleTies(sides, [
    (e) => 0 - (arrivalMs[e] as number),
    (e) => waitingMs[e] as number,
    (e) => 0 - (tieHash[e] as number),
  ]);
  const lotEdge = new Int32Array(graph.lotCount).fill(-1);
  for (let lot = 0; lot < graph.lotCount; lot += 1) {
    const driver = lots.mate[lot] as number;
    if (driver === -1) continue;
    let e = lotStart[lot] as number;
    while (edgeDriver[e] !== driver) e += 1;
    lotEdge[lot] = e;
  }
  return {
    lotDriver: lots.mate,
    lotEdge,
    driverLot: drivers.mate,
    lotDual: lots.dual,
    driverDual: drivers.dual,
    tied,
  };
};
