import type { Assignment } from "./assign.ts";
import { LEVELS, type AssignmentGraph } from "./assignment-graph.ts";

const isZero = (value: (level: number) => number): boolean => value(0) === 0 && value(1) === 0;

/**
 * Which sold lots another assignment of the same welfare and as many lots would give to somebody else (or leave, for another):
 * those on a cycle of free exchanges, where a lot may take another's driver (or a free one, or nobody) at reduced cost zero on the first
 * two levels. One flag a lot. Node `lotCount` stands for nobody and for everybody free.
 */
export const tiedLots = (graph: AssignmentGraph, a: Assignment): Uint8Array => {
  const { lotCount, edgeLot, edgeDriver, costs } = graph;
  const nobody = lotCount;
  const takes: number[][] = Array.from({ length: lotCount + 1 }, () => []);
  const node = (lot: number): number => (a.lotDriver[lot] === -1 ? nobody : lot);
  for (let e = 0; e < edgeDriver.length; e += 1) {
    const lot = edgeLot[e] as number;
    const driver = edgeDriver[e] as number;
    const isFree = isZero(
      (l) =>
        (costs[e * LEVELS + l] as number) -
        (a.lotDual[lot * LEVELS + l] as number) -
        (a.driverDual[driver * LEVELS + l] as number),
    );
    const holder = a.driverLot[driver] as number;
    if (isFree && holder !== lot) takes[node(lot)]?.push(holder === -1 ? nobody : holder);
  }
  for (let lot = 0; lot < lotCount; lot += 1) {
    const driver = a.lotDriver[lot] as number;
    if (driver === -1) continue;
    if (isZero((l) => a.lotDual[lot * LEVELS + l] as number)) takes[lot]?.push(nobody);
    if (isZero((l) => a.driverDual[driver * LEVELS + l] as number)) takes[nobody]?.push(lot);
  }
  const component = strongComponents(takes);
  const sizes = new Map<number, number>();
  for (const c of component) sizes.set(c, (sizes.get(c) ?? 0) + 1);
  return Uint8Array.from({ length: lotCount }, (_, lot) =>
    a.lotDriver[lot] !== -1 && (sizes.get(component[lot] as number) ?? 0) > 1 ? 1 : 0,
  );
};

/** Tarjan's strongly connected components without recursion: a component number for each node. */
const strongComponents = (next: readonly (readonly number[])[]): Int32Array => {
  const n = next.length;
  const component = new Int32Array(n).fill(-1);
  const order = new Int32Array(n).fill(-1);
  const low = new Int32Array(n);
  const at = new Int32Array(n);
  const open: number[] = [];
  const path: number[] = [];
  let seen = 0;
  let found = 0;
  const enter = (v: number): void => {
    order[v] = low[v] = seen;
    seen += 1;
    open.push(v);
    path.push(v);
  };
  for (let root = 0; root < n; root += 1) {
    if (order[root] === -1) enter(root);
    for (let v = path.at(-1); v !== undefined; v = path.at(-1)) {
      const w = next[v]?.[at[v] as number];
      if (w !== undefined) {
        at[v] = (at[v] as number) + 1;
        if (order[w] === -1) enter(w);
        else if (component[w] === -1) low[v] = Math.min(low[v] as number, order[w] as number);
        continue;
      }
      path.pop();
      const parent = path.at(-1);
      if (parent !== undefined) low[parent] = Math.min(low[parent] as number, low[v] as number);
      if (low[v] !== order[v]) continue;
      for (let w2 = open.pop(); w2 !== undefined; w2 = open.pop()) {
        component[w2] = found;
        if (w2 === v) break;
      }
      found += 1;
    }
  }
  return component;
};
