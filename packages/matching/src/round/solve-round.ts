import { assign, type Assignment } from "../assignment/assign.ts";
import { assignmentGraph, LEVELS, type AssignmentGraph } from "../assignment/assignment-graph.ts";
import { addWorth, costWorth, NO_WORTH, type Worth } from "../assignment/worth.ts";
import type { PricedAsk, RoundProblem } from "./round-problem.ts";

/** A solved round: the graph of the asks that are in, and its optimum. */
export interface Solved {
  readonly graph: AssignmentGraph;
  readonly assignment: Assignment;
  readonly welfareCents: number;
}

/** Solves a round over the asks that are in, or over some of them. */
export const solveRound = (problem: RoundProblem, keep: (row: PricedAsk) => boolean = () => true): Solved => {
  const edges = problem.asks.filter((row) => row.outCode === null && keep(row)).map((row) => row.edge);
  const graph = assignmentGraph(problem.index.lots.length, problem.index.drivers.length, edges);
  const assignment = assign(graph);
  let welfareCents = 0;
  for (const e of assignment.lotEdge) if (e >= 0) welfareCents -= graph.costs[e * LEVELS] ?? 0;
  return { graph, assignment, welfareCents };
};

/** What the whole assignment is worth, at every level. */
export const totalWorth = ({ graph, assignment }: Solved): Worth =>
  [...assignment.lotEdge].reduce<Worth>((sum, e) => (e < 0 ? sum : addWorth(sum, costWorth(graph, e))), NO_WORTH);
