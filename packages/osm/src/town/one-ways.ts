import type { TownStreet } from "./name-streets.ts";

/** Whether every junction can be driven to from every other, given the streets that may only be driven forwards. */
const isDrivable = (streets: readonly TownStreet[], oneWays: ReadonlySet<string>): boolean => {
  const ahead = new Map<number, number[]>();
  const back = new Map<number, number[]>();
  const link = (map: Map<number, number[]>, a: number, b: number): void => {
    const list = map.get(a);
    if (list) list.push(b);
    else map.set(a, [b]);
  };
  for (const { name, edges } of streets) {
    for (const { from, to } of edges) {
      link(ahead, from, to);
      link(back, to, from);
      if (oneWays.has(name)) continue;
      link(ahead, to, from);
      link(back, from, to);
    }
  }
  const start = streets[0]?.edges[0]?.from ?? 0;
  const reach = (map: Map<number, number[]>): number => {
    const reached = new Set([start]);
    for (const junction of reached) for (const next of map.get(junction) ?? []) reached.add(next);
    return reached.size;
  };
  const junctions = new Set(streets.flatMap(({ edges }) => edges.flatMap(({ from, to }) => [from, to])));
  return reach(ahead) === junctions.size && reach(back) === junctions.size;
};

/** Which quiet streets of the centre are one-way: every second one, unless somebody could then not get somewhere. */
export const chooseOneWays = (streets: readonly TownStreet[]): Set<string> => {
  const chosen = new Set<string>();
  const candidates = streets.filter(({ roadClass, isCentral }) => isCentral && roadClass === "residential");
  candidates.forEach(({ name }, i) => {
    if (i % 2 === 1) return;
    chosen.add(name);
    if (!isDrivable(streets, chosen)) chosen.delete(name);
  });
  return chosen;
};
