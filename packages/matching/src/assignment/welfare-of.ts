import type { Assignment } from "./assign.ts";
import type { AssignmentGraph } from "./assignment-graph.ts";

/** The welfare of an assignment, in cents. */
export const welfareOf = (graph: AssignmentGraph, assignment: Pick<Assignment, "lotEdge">): number => {
  let cents = 0;
  for (const e of assignment.lotEdge) if (e >= 0) cents += ((graph.worth[e] as number) - 1) / graph.scale;
  return cents;
};
