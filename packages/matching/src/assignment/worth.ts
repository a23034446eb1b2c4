import type { AssignmentEdge, AssignmentGraph } from "./assignment-graph.ts";

export const LEVELS = 5;

/**
 * Five levels, greater is better, compared from the left and never mixed: welfare, lots filled, then the tie order of the
 * spec (minus arrival, waiting, minus tie hash).
 */
export type Worth = readonly number[];

export const NO_WORTH: Worth = [0, 0, 0, 0, 0];

/** What an edge adds when chosen. */
export const edgeWorth = (edge: AssignmentEdge): Worth => [
  edge.welfareCents,
  1,
  0 - edge.arrivalMs,
  edge.waitingMs,
  0 - edge.tieHash,
];

/** The worth of edge `e` of a graph. */
export const graphWorth = (graph: AssignmentGraph, e: number): Worth => [
  ((graph.worth[e] ?? 1) - 1) / graph.scale,
  1,
  0 - (graph.arrivalMs[e] ?? 0),
  graph.waitingMs[e] ?? 0,
  0 - (graph.tieHash[e] ?? 0),
];

export const addWorth = (a: Worth, b: Worth): Worth => a.map((x, l) => x + (b[l] ?? 0));
export const subtractWorth = (a: Worth, b: Worth): Worth => a.map((x, l) => x - (b[l] ?? 0));

/** Positive where a is better than b. */
const compareWorth = (a: Worth, b: Worth): number => {
  for (let l = 0; l < LEVELS; l += 1) {
    const d = (a[l] ?? 0) - (b[l] ?? 0);
    if (d !== 0) return d;
  }
  return 0;
};

/**
 * The least welfare with which an edge, its other levels as they are, would be better than `needed`.
 * Never negative: an edge of negative welfare is not in a round.
 */
export const welfareToBeat = (edge: AssignmentEdge, needed: Worth): number => {
  const atPar = compareWorth(edgeWorth({ ...edge, welfareCents: needed[0] ?? 0 }), needed) > 0;
  return Math.max(0, (needed[0] ?? 0) + (atPar ? 0 : 1));
};
