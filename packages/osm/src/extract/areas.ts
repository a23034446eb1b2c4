import type { LngLat } from "@fairmile/contracts";
import type { Collected, KeptRelation } from "./collect.ts";
import type { NodeIndex } from "./node-index.ts";

/** The points of a way, without those the file does not have. */
export const lineOf = (refs: Float64Array, coordinates: NodeIndex): LngLat[] => {
  const line: LngLat[] = [];
  for (const id of refs) {
    const point = coordinates.get(id);
    if (point) line.push(point);
  }
  return line;
};

export const isClosed = (refs: Float64Array): boolean => refs.length >= 4 && refs[0] === refs[refs.length - 1];

const join = (a: Float64Array, b: Float64Array): Float64Array => {
  const joined = new Float64Array(a.length + b.length - 1);
  joined.set(a);
  joined.set(b.subarray(1), a.length);
  return joined;
};

/**
 * Joins ways end to end into as few chains as possible; a chain that meets its own start is a ring. `isDirected` keeps
 * every way in its own direction (coastlines), otherwise ways are turned round where that joins them.
 */
export const joinWays = (ways: readonly Float64Array[], isDirected: boolean): Float64Array[] => {
  const byEnd = new Map<number, Set<number>>();
  const note = (id: number | undefined, index: number): void => {
    if (id === undefined) return;
    const set = byEnd.get(id) ?? new Set();
    set.add(index);
    byEnd.set(id, set);
  };
  const used = ways.map((refs) => refs.length < 2);
  ways.forEach((refs, i) => {
    if (used[i]) return;
    note(refs[0], i);
    if (!isDirected) note(refs[refs.length - 1], i);
  });
  const takeNext = (end: number | undefined): Float64Array | undefined => {
    if (end === undefined) return undefined;
    for (const index of byEnd.get(end) ?? []) {
      const refs = ways[index];
      if (used[index] || !refs) continue;
      used[index] = true;
      return refs[0] === end ? refs : refs.slice().reverse();
    }
    return undefined;
  };
  const chains: Float64Array[] = [];
  ways.forEach((refs, i) => {
    if (used[i]) return;
    used[i] = true;
    let chain = refs;
    for (let side = 0; side < 2; side += 1) {
      for (;;) {
        if (isClosed(chain)) break;
        const next = takeNext(chain[chain.length - 1]);
        if (!next) break;
        chain = join(chain, next);
      }
      // The way at hand may lie in the middle of its chain: grow it at the other end too.
      if (isDirected || isClosed(chain)) break;
      chain = chain.slice().reverse();
    }
    chains.push(chain);
  });
  return chains;
};

/** The rings of a multipolygon. Outlines with a missing part are left out and counted. */
export const relationRings = (
  relation: KeptRelation,
  collected: Pick<Collected, "memberWays" | "coordinates">,
): { outer: LngLat[][]; inner: LngLat[][]; open: number } => {
  let open = 0;
  const rings = (isInner: boolean): LngLat[][] => {
    const ways = relation.members
      .filter((m) => m.type === "way" && (m.role === "inner") === isInner)
      .map((m) => collected.memberWays.get(m.id) ?? new Float64Array());
    if (ways.some((refs) => refs.length === 0)) open += 1;
    return joinWays(ways, false).flatMap((refs) => {
      const line = lineOf(refs, collected.coordinates);
      if (isClosed(refs) && line.length === refs.length) return [line];
      open += 1;
      return [];
    });
  };
  return { outer: rings(false), inner: rings(true), open };
};
