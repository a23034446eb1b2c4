import type { OracleEdge } from "./slow-oracle.ts";

/** Wide enough that no sum of a level reaches the next one. */
const LEVEL_BITS = 80n;

/** The levels of a worth in one integer that compares as they do. */
export const packLevels = (adds: readonly bigint[]): bigint => adds.reduce((sum, x) => (sum << LEVEL_BITS) + x, 0n);

/**
 * The optimum for problems too large to enumerate, packed by `packLevels`. An edge's figures become one big integer, and
 * the alternating path that gains most is added (Bellman–Ford over every edge, no duals) until none gains anything: of
 * each number of edges that is the best matching. Slow and plain, and shares no line with the solver it checks.
 */
export const packedOptimum = (lotCount: number, driverCount: number, edges: readonly OracleEdge[]): bigint => {
  const worth = edges.map((edge) => packLevels(edge.adds));
  const driverEdge = Array.from({ length: driverCount }, () => -1);
  const lotEdge = Array.from({ length: lotCount }, () => -1);
  let total = 0n;
  for (;;) {
    // What is gained along the best path so far that leaves this lot without an edge.
    const best = lotEdge.map((e): bigint | null => (e < 0 ? 0n : null));
    const cameBy = lotEdge.map(() => -1);
    let endEdge = -1;
    let endGain = 0n;
    for (let isChanged = true; isChanged;) {
      isChanged = false;
      edges.forEach((edge, e) => {
        const from = best[edge.lot] ?? null;
        const held = driverEdge[edge.driver] ?? -1;
        if (from === null || held === e) return;
        const gain = from + (worth[e] ?? 0n);
        const loser = edges[held]?.lot;
        if (loser === undefined) {
          if (gain <= endGain) return;
          endGain = gain;
          endEdge = e;
          isChanged = true;
          return;
        }
        const left = gain - (worth[held] ?? 0n);
        const known = best[loser] ?? null;
        if (known !== null && left <= known) return;
        best[loser] = left;
        cameBy[loser] = e;
        isChanged = true;
      });
    }
    if (endEdge < 0) return total;
    total += endGain;
    for (let e = endEdge; e >= 0;) {
      const { lot, driver } = edges[e] ?? { lot: -1, driver: -1 };
      const before = cameBy[lot] ?? -1;
      lotEdge[lot] = e;
      driverEdge[driver] = e;
      e = before;
    }
  }
};
