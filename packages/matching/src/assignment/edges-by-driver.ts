import type { AssignmentGraph } from "./assignment-graph.ts";
import type { SideEdges } from "./side.ts";

/** Known by the list it was made from, which is never changed: rounds over the same candidates make it once. */
const made = new WeakMap<Int32Array, Omit<SideEdges, "worth">>();

/** The edges of a graph by driver, whatever they are worth. */
export const edgesByDriver = (graph: AssignmentGraph): Omit<SideEdges, "worth"> => {
  const { driverCount, edgeDriver, edgeLot } = graph;
  const known = made.get(edgeDriver);
  if (known) return known;
  const start = new Int32Array(driverCount + 1);
  for (const driver of edgeDriver) start[driver + 1] = (start[driver + 1] as number) + 1;
  for (let d = 0; d < driverCount; d += 1) start[d + 1] = (start[d + 1] as number) + (start[d] as number);
  const next = start.slice(0, driverCount);
  const via = new Int32Array(edgeDriver.length);
  for (let e = 0; e < edgeDriver.length; e += 1) {
    const driver = edgeDriver[e] as number;
    const at = next[driver] as number;
    via[at] = e;
    next[driver] = at + 1;
  }
  const edges = { start, via, to: edgeLot };
  made.set(edgeDriver, edges);
  return edges;
};
