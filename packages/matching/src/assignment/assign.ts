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

/** An assignment of a graph with the same numbers of lots and drivers: where to start from. */
export type AssignmentBefore = Pick<Assignment, "lotDriver" | "driverLot" | "driverDual">;

/** Sides with the prices of before, the lots' duals made to fit, and of the old pairs those that are still tight. */
const sidesFrom = (fresh: Sides, before: AssignmentBefore): void => {
  const { lots, drivers } = fresh;
  drivers.dual.set(before.driverDual);
  lots.mate.set(before.lotDriver);
  drivers.mate.set(before.driverLot);
  for (let lot = 0; lot < lots.count; lot += 1) if (lots.mate[lot] !== -1) settle(lots, drivers, lot);
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
  if (before) sidesFrom(sides, before);
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
