/** One way to serve a lot. Whole numbers; times relative to one instant of the round. */
export interface AssignmentEdge {
  readonly lot: number;
  readonly driver: number;
  readonly welfareCents: number;
  readonly arrivalMs: number;
  readonly waitingMs: number;
  readonly tieHash: number;
}

/** Lots × drivers, sparse, edges sorted by lot and then driver, so that the order of input cannot matter. */
export interface AssignmentGraph {
  readonly lotCount: number;
  readonly driverCount: number;
  /** Edges of lot j are `lotStart[j] … lotStart[j + 1] - 1`. */
  readonly lotStart: Int32Array;
  readonly edgeLot: Int32Array;
  readonly edgeDriver: Int32Array;
  /**
   * Welfare and "one lot filled" in one number: `welfareCents × scale + 1`. Sums of these compare as welfare first and
   * lots filled second, because `scale` is above twice the number of lots that can be filled.
   */
  readonly worth: Float64Array;
  readonly scale: number;
  readonly arrivalMs: Float64Array;
  readonly waitingMs: Float64Array;
  readonly tieHash: Float64Array;
}

/**
 * Most lots that can be filled in one graph: the lesser of its sides. What keeps every figure of the solver a whole number
 * below 2^53, with n the lots that can be filled:
 *
 * - `worth`: welfare is below 2^31 + 1 and `scale` at most 2^18, so it is below 2^50. A dual of this stage is never above the
 *   greatest worth, and no path or bid adds more than three such figures.
 * - the tie stages: a figure less the least of them is at most C = 2^32 (arrivals, waiting and hashes of a checked
 *   document). Prices and paths there stay within 8 (n + 2) C, as no alternating path is longer than 2n edges and bids
 *   overshoot by less than C; with sums of three and n at most 2^16 that is below 2^53.
 */
export const MAX_FILLED = 60_000;

/** The widest spread of a tie figure that is exact with so many lots to fill. */
export const maxTieSpread = (filled: number): number => Math.floor(2 ** 53 / (32 * (filled + 2)));

/** The scale of `worth`: a power of two above twice the lots that can be filled. */
export const worthScale = (lotCount: number, driverCount: number): number => {
  let scale = 4;
  while (scale <= 2 * Math.min(lotCount, driverCount) + 2) scale *= 2;
  return scale;
};

/**
 * Builds the graph. Lots and drivers are numbered by the caller in an order of their own (sorted ids); at most one edge
 * for each pair.
 */
export const assignmentGraph = (
  lotCount: number,
  driverCount: number,
  edges: readonly AssignmentEdge[],
): AssignmentGraph => {
  const sorted = edges.toSorted((a, b) => a.lot - b.lot || a.driver - b.driver);
  const scale = worthScale(lotCount, driverCount);
  const count = sorted.length;
  const lotStart = new Int32Array(lotCount + 1);
  const edgeLot = new Int32Array(count);
  const edgeDriver = new Int32Array(count);
  const worth = new Float64Array(count);
  const arrivalMs = new Float64Array(count);
  const waitingMs = new Float64Array(count);
  const tieHash = new Float64Array(count);
  for (const [e, edge] of sorted.entries()) {
    lotStart[edge.lot + 1] = e + 1;
    edgeLot[e] = edge.lot;
    edgeDriver[e] = edge.driver;
    worth[e] = edge.welfareCents * scale + 1;
    arrivalMs[e] = edge.arrivalMs;
    waitingMs[e] = edge.waitingMs;
    tieHash[e] = edge.tieHash;
  }
  for (let j = 0; j < lotCount; j += 1) lotStart[j + 1] = Math.max(lotStart[j + 1] ?? 0, lotStart[j] ?? 0);
  return { lotCount, driverCount, lotStart, scale, edgeLot, edgeDriver, worth, arrivalMs, waitingMs, tieHash };
};
