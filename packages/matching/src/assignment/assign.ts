import type { AssignmentGraph } from "./assignment-graph.ts";
import { bestMatching } from "./best-matching.ts";
import { settle } from "./bid.ts";
import { edgesByDriver } from "./edges-by-driver.ts";
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

/** An assignment of a graph with the same lots and drivers: where to start from. */
export interface AssignmentBefore {
  readonly assignment: Assignment;
  /** The edges whose worth is another now, if all edges are the same otherwise; null where nothing is known of that. */
  readonly changedEdges: Int32Array | null;
}

/**
 * Prices and pairs of before, made to fit the edges of now: every lot's dual is what its best choice leaves it, and pairs
 * that are no longer a best choice are parted. Where the changed edges are known, only lots whose choice they touch are
 * looked at.
 */
const startFrom = ({ lots, drivers }: Sides, graph: AssignmentGraph, before: AssignmentBefore): void => {
  const { lotDriver, driverLot, lotDual, driverDual } = before.assignment;
  drivers.dual.set(driverDual);
  lots.mate.set(lotDriver);
  drivers.mate.set(driverLot);
  const { dual, mate } = lots;
  if (!before.changedEdges) {
    for (let lot = 0; lot < lots.count; lot += 1) if (mate[lot] !== -1) settle(lots, drivers, lot);
    return;
  }
  dual.set(lotDual);
  for (const e of before.changedEdges) {
    const lot = graph.edgeLot[e] as number;
    const driver = graph.edgeDriver[e] as number;
    const gain = (graph.worth[e] as number) - (driverDual[driver] as number);
    if (mate[lot] !== driver && gain <= (dual[lot] as number)) continue;
    if (mate[lot] === -1) dual[lot] = Number.POSITIVE_INFINITY;
    else settle(lots, drivers, lot);
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
    via: null,
    to: edgeDriver,
    worth,
  });
  if (before) startFrom(sides, graph, before);
  const { lots, drivers } = sides;
  bestMatching(lots, drivers, before ? { ...edgesByDriver(graph), worth } : undefined);
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
