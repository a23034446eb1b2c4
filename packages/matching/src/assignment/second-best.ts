import type { Assignment } from "./assign.ts";
import { LEVELS, type AssignmentGraph } from "./assignment-graph.ts";
import { LexHeap } from "./lex-heap.ts";

/** Adds edge e's reduced cost to node `from`'s key and offers the sum to node `to`. */
const offerAlong = (
  heap: LexHeap,
  graph: AssignmentGraph,
  a: Assignment,
  e: number,
  from: number,
  to: number,
): void => {
  const c = e * LEVELS;
  const u = (graph.edgeLot[e] as number) * LEVELS;
  const v = (graph.edgeDriver[e] as number) * LEVELS;
  const reduced = (l: number): number =>
    (from < 0 ? 0 : (heap.keys[from * LEVELS + l] as number)) +
    (graph.costs[c + l] as number) -
    (a.lotDual[u + l] as number) -
    (a.driverDual[v + l] as number);
  heap.offer(to, reduced(0), reduced(1), reduced(2), reduced(3), reduced(4));
};

const offerNegated = (heap: LexHeap, node: number, dual: Float64Array): void => {
  const at = node * LEVELS;
  const n = (l: number): number => 0 - (dual[at + l] as number);
  heap.offer(node, n(0), n(1), n(2), n(3), n(4));
};

/** Keys are path lengths on reduced costs; the gain is minus (length + the node's own potential). */
const gainsFrom = (heap: LexHeap, reached: Uint8Array, dual: Float64Array): Float64Array => {
  const gains = new Float64Array(dual.length);
  for (let node = 0; node < reached.length; node += 1) {
    if (reached[node] === 0) continue;
    for (let at = node * LEVELS; at < (node + 1) * LEVELS; at += 1)
      gains[at] = 0 - (heap.keys[at] as number) - (dual[at] as number);
  }
  return gains;
};

/**
 * For every sold lot: what the rest could still make of it if its winner were not there (five levels a lot; zero for an
 * unsold one). `W(without the winner) = W - worth of the winning edge + gain`, so posted price less gain is the winner's
 * Clarke payment. One backward Dijkstra from "nobody" and all free drivers gives it for all lots: these are the
 * driver-optimal duals (Leonard, "Elicitation of honest preferences for the assignment of individuals to positions", 1983).
 */
export const gainsWithoutWinner = (graph: AssignmentGraph, a: Assignment): Float64Array => {
  const { lotCount, edgeDriver, edgeLot } = graph;
  const heap = new LexHeap(lotCount);
  const byDriver = edgesByDriver(graph);
  const reached = new Uint8Array(lotCount);
  for (let lot = 0; lot < lotCount; lot += 1) if (a.lotDriver[lot] !== -1) offerNegated(heap, lot, a.lotDual);
  for (let e = 0; e < edgeDriver.length; e += 1) {
    const lot = edgeLot[e] as number;
    if (a.lotDriver[lot] !== -1 && a.driverLot[edgeDriver[e] as number] === -1) offerAlong(heap, graph, a, e, -1, lot);
  }
  for (let lot = heap.pop(); lot >= 0; lot = heap.pop()) {
    reached[lot] = 1;
    const driver = a.lotDriver[lot] as number;
    for (let k = byDriver.start[driver] as number; k < (byDriver.start[driver + 1] as number); k += 1) {
      const e = byDriver.edges[k] as number;
      const other = edgeLot[e] as number;
      if (other !== lot && a.lotDriver[other] !== -1) offerAlong(heap, graph, a, e, lot, other);
    }
  }
  return gainsFrom(heap, reached, a.lotDual);
};

/**
 * For every winning driver: what a second driver just like this one would add to the round, which is also what this one
 * could still add if the lot won were not there (five levels a driver; zero for who won nothing). The lot-optimal duals.
 */
export const gainsOfOneMore = (graph: AssignmentGraph, a: Assignment): Float64Array => {
  const { driverCount, edgeDriver, edgeLot, lotStart } = graph;
  const heap = new LexHeap(driverCount);
  const reached = new Uint8Array(driverCount);
  for (let driver = 0; driver < driverCount; driver += 1)
    if (a.driverLot[driver] !== -1) offerNegated(heap, driver, a.driverDual);
  for (let e = 0; e < edgeDriver.length; e += 1) {
    const driver = edgeDriver[e] as number;
    if (a.driverLot[driver] !== -1 && a.lotDriver[edgeLot[e] as number] === -1)
      offerAlong(heap, graph, a, e, -1, driver);
  }
  for (let driver = heap.pop(); driver >= 0; driver = heap.pop()) {
    reached[driver] = 1;
    const lot = a.driverLot[driver] as number;
    for (let e = lotStart[lot] as number; e < (lotStart[lot + 1] as number); e += 1) {
      const other = edgeDriver[e] as number;
      if (other !== driver && a.driverLot[other] !== -1) offerAlong(heap, graph, a, e, driver, other);
    }
  }
  return gainsFrom(heap, reached, a.driverDual);
};

const edgesByDriver = (graph: AssignmentGraph): { readonly start: Int32Array; readonly edges: Int32Array } => {
  const { driverCount, edgeDriver } = graph;
  const start = new Int32Array(driverCount + 1);
  for (let e = 0; e < edgeDriver.length; e += 1) {
    const at = (edgeDriver[e] as number) + 1;
    start[at] = (start[at] as number) + 1;
  }
  for (let d = 0; d < driverCount; d += 1) start[d + 1] = (start[d + 1] as number) + (start[d] as number);
  const next = start.slice();
  const edges = new Int32Array(edgeDriver.length);
  for (let e = 0; e < edgeDriver.length; e += 1) {
    const driver = edgeDriver[e] as number;
    const at = next[driver] as number;
    edges[at] = e;
    next[driver] = at + 1;
  }
  return { start, edges };
};
