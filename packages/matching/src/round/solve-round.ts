import { assign, type Assignment } from "../assignment/assign.ts";
import { assignmentGraph, type AssignmentGraph } from "../assignment/assignment-graph.ts";
import { welfareOf } from "../assignment/welfare-of.ts";
import { addWorth, graphWorth, NO_WORTH, type Worth } from "../assignment/worth.ts";
import type { PricedAsk, RoundProblem } from "./round-problem.ts";

/** A solved round: the graph of the asks that are in, and its optimum. */
export interface Solved {
  readonly graph: AssignmentGraph;
  readonly assignment: Assignment;
  readonly welfareCents: number;
}

/** Solves a round over the asks that are in, or over some of them; sooner where a like one was solved `before`. */
export const solveRound = (
  problem: RoundProblem,
  keep: (row: PricedAsk) => boolean = () => true,
  before?: Assignment,
): Solved => {
  const edges = problem.asks.filter((row) => row.outCode === null && keep(row)).map((row) => row.edge);
  const graph = assignmentGraph(problem.index.lots.length, problem.index.drivers.length, edges);
  const assignment = assign(graph, before && { assignment: before, changedEdges: null });
  return { graph, assignment, welfareCents: welfareOf(graph, assignment) };
};

/** What the whole assignment is worth, at every level. */
export const totalWorth = ({ graph, assignment }: Solved): Worth =>
  [...assignment.lotEdge].reduce<Worth>((sum, e) => (e < 0 ? sum : addWorth(sum, graphWorth(graph, e))), NO_WORTH);
