import { LEVELS, type AssignmentGraph } from "./assignment-graph.ts";
import { LexHeap } from "./lex-heap.ts";

/** The optimum and a pair of dual prices that prove it. -1 stands for nobody. */
export interface Assignment {
  readonly lotDriver: Int32Array;
  readonly lotEdge: Int32Array;
  readonly driverLot: Int32Array;
  /** Five-level potentials with `cost - lotDual - driverDual >= 0` on every edge, 0 on chosen ones, none positive. */
  readonly lotDual: Float64Array;
  readonly driverDual: Float64Array;
}

/**
 * The assignment of greatest total worth, exact at all five levels, every lot and driver used at most once.
 * Shortest augmenting paths, one lot after another, Dijkstra on reduced costs (Kuhn–Munkres as in Jonker & Volgenant,
 * "A shortest augmenting path algorithm for dense and sparse linear assignment problems", 1987), where each lot may
 * also end with nobody at cost zero.
 */
export const assign = (graph: AssignmentGraph): Assignment => {
  const { lotCount, driverCount, lotStart, edgeDriver, costs } = graph;
  const lotDriver = new Int32Array(lotCount).fill(-1);
  const lotEdge = new Int32Array(lotCount).fill(-1);
  const driverLot = new Int32Array(driverCount).fill(-1);
  const lotDual = new Float64Array(lotCount * LEVELS);
  const driverDual = new Float64Array(driverCount * LEVELS);
  const heap = new LexHeap(driverCount);
  const reachedBy = new Int32Array(driverCount);
  const scanned = new Int32Array(driverCount);
  /** Length of the shortest path found so far that ends an augmentation, and the lot or driver it ends at. */
  const end = new Float64Array(LEVELS);

  for (let start = 0; start < lotCount; start += 1) {
    heap.clear();
    end.fill(0);
    let endLot = start;
    let endDriver = -1;
    let scannedCount = 0;
    for (let lot = start; ;) {
      // Distance to this lot, less its potential: what reaching it and leaving it with nobody costs.
      const u = lot * LEVELS;
      const at = lot === start ? -1 : (lotDriver[lot] as number) * LEVELS;
      const b0 = (at < 0 ? 0 : (heap.keys[at] as number)) - (lotDual[u] as number);
      const b1 = (at < 0 ? 0 : (heap.keys[at + 1] as number)) - (lotDual[u + 1] as number);
      const b2 = (at < 0 ? 0 : (heap.keys[at + 2] as number)) - (lotDual[u + 2] as number);
      const b3 = (at < 0 ? 0 : (heap.keys[at + 3] as number)) - (lotDual[u + 3] as number);
      const b4 = (at < 0 ? 0 : (heap.keys[at + 4] as number)) - (lotDual[u + 4] as number);
      if (below(b0, b1, b2, b3, b4, end)) {
        end[0] = b0;
        end[1] = b1;
        end[2] = b2;
        end[3] = b3;
        end[4] = b4;
        endLot = lot;
      }
      for (let e = lotStart[lot] as number; e < (lotStart[lot + 1] as number); e += 1) {
        const driver = edgeDriver[e] as number;
        const c = e * LEVELS;
        const v = driver * LEVELS;
        const d0 = b0 + (costs[c] as number) - (driverDual[v] as number);
        if (d0 > (end[0] as number)) continue;
        const d1 = b1 + (costs[c + 1] as number) - (driverDual[v + 1] as number);
        const d2 = b2 + (costs[c + 2] as number) - (driverDual[v + 2] as number);
        const d3 = b3 + (costs[c + 3] as number) - (driverDual[v + 3] as number);
        const d4 = b4 + (costs[c + 4] as number) - (driverDual[v + 4] as number);
        if (!below(d0, d1, d2, d3, d4, end)) continue;
        if (heap.offer(driver, d0, d1, d2, d3, d4)) reachedBy[driver] = e;
      }
      const next = heap.pop();
      if (next < 0) break;
      const n = next * LEVELS;
      const k = heap.keys;
      if (!below(k[n] as number, k[n + 1] as number, k[n + 2] as number, k[n + 3] as number, k[n + 4] as number, end))
        break;
      if (driverLot[next] === -1) {
        for (let l = 0; l < LEVELS; l += 1) end[l] = k[n + l] as number;
        endDriver = next;
        break;
      }
      scanned[scannedCount] = next;
      scannedCount += 1;
      lot = driverLot[next] as number;
    }

    for (let l = 0; l < LEVELS; l += 1) lotDual[start * LEVELS + l] = end[l] as number;
    for (let s = 0; s < scannedCount; s += 1) {
      const driver = scanned[s] as number;
      const lot = driverLot[driver] as number;
      for (let l = 0; l < LEVELS; l += 1) {
        const slack = (end[l] as number) - (heap.keys[driver * LEVELS + l] as number);
        driverDual[driver * LEVELS + l] = (driverDual[driver * LEVELS + l] as number) - slack;
        lotDual[lot * LEVELS + l] = (lotDual[lot * LEVELS + l] as number) + slack;
      }
    }

    // Walk the path back: the lot at its end loses its driver (or the free driver is taken), each lot before moves one on.
    let driver = endDriver;
    if (driver < 0 && endLot !== start) {
      driver = lotDriver[endLot] as number;
      lotDriver[endLot] = -1;
      lotEdge[endLot] = -1;
    }
    while (driver >= 0) {
      const e = reachedBy[driver] as number;
      const lot = graph.edgeLot[e] as number;
      const before = lotDriver[lot] as number;
      lotDriver[lot] = driver;
      lotEdge[lot] = e;
      driverLot[driver] = lot;
      driver = lot === start ? -1 : before;
    }
  }
  return { lotDriver, lotEdge, driverLot, lotDual, driverDual };
};

const below = (a: number, b: number, c: number, d: number, e: number, than: Float64Array): boolean => {
  if (a !== than[0]) return a < (than[0] as number);
  if (b !== than[1]) return b < (than[1] as number);
  if (c !== than[2]) return c < (than[2] as number);
  if (d !== than[3]) return d < (than[3] as number);
  return e < (than[4] as number);
};
