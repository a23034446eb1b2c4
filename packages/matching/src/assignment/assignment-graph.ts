/**
 * An edge's worth has five levels, compared from the left and never mixed: welfare first, then the tie order of the
 * spec. As costs (the solver minimises): minus welfare, minus one lot filled, arrival, minus waiting, tie hash.
 */
export const LEVELS = 5;

/** One way to serve a lot. Whole numbers; times relative to the round's opening. */
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
  /** Five costs an edge, row-major. */
  readonly costs: Float64Array;
}

/**
 * Builds the graph. Lots and drivers are numbered by the caller in an order of their own (sorted ids); at most one edge
 * for each pair. The five levels form an ordered group under addition, so the Hungarian method holds on them as it does
 * on numbers: this is the exact lexicographic optimum, the same as restricting to the optima of one level after another.
 */
export const assignmentGraph = (
  lotCount: number,
  driverCount: number,
  edges: readonly AssignmentEdge[],
): AssignmentGraph => {
  const sorted = edges.toSorted((a, b) => a.lot - b.lot || a.driver - b.driver);
  const lotStart = new Int32Array(lotCount + 1);
  const edgeLot = new Int32Array(sorted.length);
  const edgeDriver = new Int32Array(sorted.length);
  const costs = new Float64Array(sorted.length * LEVELS);
  sorted.forEach((edge, e) => {
    lotStart[edge.lot + 1] = e + 1;
    edgeLot[e] = edge.lot;
    edgeDriver[e] = edge.driver;
    costs.set([0 - edge.welfareCents, -1, edge.arrivalMs, 0 - edge.waitingMs, edge.tieHash], e * LEVELS);
  });
  for (let j = 0; j < lotCount; j += 1) lotStart[j + 1] = Math.max(lotStart[j + 1] ?? 0, lotStart[j] ?? 0);
  return { lotCount, driverCount, lotStart, edgeLot, edgeDriver, costs };
};
