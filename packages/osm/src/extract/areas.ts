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

export const isClosed = (refs: Float64Array): boolean => refs.length >= 4 && refs[0] === refs.at(-1);

const join = (a: Float64Array, b: Float64Array): Float64Array => {
  const joined = new Float64Array(a.length + b.length - 1);
  joined.set(a);
  joined.set(b.subarray(1), a.length);
  return joined;
};

/** Ways by the id of a node at one of their ends. */
class WayEnds {
  readonly #byNode = new Map<number, number[]>();

  add(node: number | undefined, way: number): void {
    if (node === undefined) return;
    const list = this.#byNode.get(node);
    if (list) list.push(way);
    else this.#byNode.set(node, [way]);
  }

  at(node: number | undefined): readonly number[] {
    return node === undefined ? [] : (this.#byNode.get(node) ?? []);
  }
}

/**
 * Joins ways end to end into as few chains as possible; a chain that meets its own start is a ring. `isDirected` keeps
 * every way in its own direction (coastlines), otherwise ways are turned round where that joins them.
 */
export const joinWays = (ways: readonly Float64Array[], isDirected: boolean): Float64Array[] => {
  const [starts, ends] = [new WayEnds(), new WayEnds()];
  const used = ways.map((refs) => refs.length < 2);
  ways.forEach((refs, i) => {
    if (used[i]) return;
    starts.add(refs[0], i);
    ends.add(refs.at(-1), i);
  });
  const take = (candidates: readonly number[]): Float64Array | undefined => {
    const index = candidates.find((i) => !used[i]);
    if (index === undefined) return undefined;
    used[index] = true;
    return ways[index];
  };
  const turned = (refs: Float64Array | undefined): Float64Array | undefined => refs?.slice().reverse();
  const after = (node: number | undefined): Float64Array | undefined =>
    take(starts.at(node)) ?? (isDirected ? undefined : turned(take(ends.at(node))));
  const before = (node: number | undefined): Float64Array | undefined =>
    take(ends.at(node)) ?? (isDirected ? undefined : turned(take(starts.at(node))));

  return ways.flatMap((first, i) => {
    if (used[i]) return [];
    used[i] = true;
    let chain = first;
    while (!isClosed(chain)) {
      const next = after(chain.at(-1));
      if (!next) break;
      chain = join(chain, next);
    }
    // The way at hand may lie in the middle of its chain.
    while (!isClosed(chain)) {
      const previous = before(chain[0]);
      if (!previous) break;
      chain = join(previous, chain);
    }
    return [chain];
  });
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
