import type { Assignment } from "./assign.ts";
import type { AssignmentGraph } from "./assignment-graph.ts";
import { KEY_LEVELS, LexHeap } from "./lex-heap.ts";
import { LEVELS } from "./worth.ts";

/**
 * For every winning driver: what a second driver just like this one would add to the round, which is also what this one
 * could still add if the lot won were not there (five levels a driver, as in `Worth`; zero for who won nothing). The
 * lot-optimal duals, tie order included.
 *
 * One backward search over lexicographic path costs. The duals make the first level of every step non-negative; within a
 * free exchange the lower levels may fall, so a driver can be improved after it was done and is then taken up again. No
 * cycle falls at all levels, as the assignment is the best there is, so the search ends.
 */
export const gainsOfOneMore = (graph: AssignmentGraph, a: Assignment): Float64Array => {
  const { driverCount, edgeDriver, edgeLot, lotStart, worth, arrivalMs, waitingMs, tieHash, scale } = graph;
  const heap = new LexHeap(driverCount);
  const { keys } = heap;
  const isWinner = (driver: number): boolean => a.driverLot[driver] !== -1;
  const reduced = (e: number): number =>
    (a.lotDual[edgeLot[e] as number] as number) +
    (a.driverDual[edgeDriver[e] as number] as number) -
    (worth[e] as number);
  for (let driver = 0; driver < driverCount; driver += 1)
    if (isWinner(driver)) heap.offer(driver, a.driverDual[driver] as number, 0, 0, 0);
  for (let e = 0; e < edgeDriver.length; e += 1) {
    const driver = edgeDriver[e] as number;
    if (!isWinner(driver) || a.lotDriver[edgeLot[e] as number] !== -1) continue;
    heap.offer(driver, reduced(e), arrivalMs[e] as number, 0 - (waitingMs[e] as number), tieHash[e] as number);
  }
  for (let driver = heap.pop(); driver >= 0; driver = heap.pop()) {
    const lot = a.driverLot[driver] as number;
    const own = a.lotEdge[lot] as number;
    const at = driver * KEY_LEVELS;
    const length = keys[at] as number;
    const arrival = (keys[at + 1] as number) - (arrivalMs[own] as number);
    const waiting = (keys[at + 2] as number) + (waitingMs[own] as number);
    const hash = (keys[at + 3] as number) - (tieHash[own] as number);
    for (let e = lotStart[lot] as number; e < (lotStart[lot + 1] as number); e += 1) {
      const other = edgeDriver[e] as number;
      if (other === driver || !isWinner(other)) continue;
      heap.offer(
        other,
        length + reduced(e),
        arrival + (arrivalMs[e] as number),
        waiting - (waitingMs[e] as number),
        hash + (tieHash[e] as number),
      );
    }
  }
  const gains = new Float64Array(driverCount * LEVELS);
  for (let driver = 0; driver < driverCount; driver += 1) {
    if (!isWinner(driver)) continue;
    const at = driver * KEY_LEVELS;
    const gain = (a.driverDual[driver] as number) - (keys[at] as number);
    const welfareCents = Math.round(gain / scale);
    gains.set(
      [
        welfareCents,
        gain - welfareCents * scale,
        0 - (keys[at + 1] as number),
        0 - (keys[at + 2] as number),
        0 - (keys[at + 3] as number),
      ],
      driver * LEVELS,
    );
  }
  return gains;
};
