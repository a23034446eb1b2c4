import { bestMatching } from "./best-matching.ts";
import { freeExchanges, type FreeExchanges } from "./free-exchanges.ts";
import { newSides, sideAcross, type Sides } from "./side.ts";

/** A problem inside a problem: some of its edges, with lots and drivers numbered anew in the same order. */
interface Part extends Sides {
  /** For each edge, its number in the whole graph; null where that is its own. */
  readonly edge: Int32Array | null;
  readonly lot: Int32Array | null;
  readonly driver: Int32Array | null;
}

interface Below extends Part {
  readonly edge: Int32Array;
  readonly lot: Int32Array;
  readonly driver: Int32Array;
}

const original = (numbers: Int32Array | null, k: number): number => (numbers === null ? k : (numbers[k] as number));

/** Numbers the marked nodes in ascending order: `nodes` the old numbers, `number` the new ones by old. */
const renumber = (marks: Uint8Array): { readonly nodes: Int32Array; readonly number: Int32Array } => {
  const number = new Int32Array(marks.length);
  let count = 0;
  for (let k = 0; k < marks.length; k += 1) {
    number[k] = count;
    count += marks[k] as number;
  }
  const nodes = new Int32Array(count);
  for (let k = 0; k < marks.length; k += 1) if (marks[k] === 1) nodes[number[k] as number] = k;
  return { nodes, number };
};

const flagsOf = (flags: Uint8Array, nodes: Int32Array): Uint8Array => {
  const kept = new Uint8Array(nodes.length);
  for (let k = 0; k < nodes.length; k += 1) kept[k] = flags[nodes[k] as number] as number;
  return kept;
};

/** What can still be exchanged in a solved part, as a problem by another figure. */
const below = (whole: Part, free: FreeExchanges, figure: (edge: number) => number): Below => {
  const { edges } = free;
  const { lots, drivers } = whole;
  const lotMarks = new Uint8Array(lots.count);
  const driverMarks = new Uint8Array(drivers.count);
  const lotOf = new Int32Array(edges.length);
  for (let k = 0, lot = 0; k < edges.length; k += 1) {
    const e = edges[k] as number;
    while (e >= (lots.start[lot + 1] as number)) lot += 1;
    lotOf[k] = lot;
    lotMarks[lot] = 1;
    driverMarks[lots.to[e] as number] = 1;
  }
  const keptLots = renumber(lotMarks);
  const keptDrivers = renumber(driverMarks);
  const start = new Int32Array(keptLots.nodes.length + 1);
  const to = new Int32Array(edges.length);
  const worth = new Float64Array(edges.length);
  const edge = new Int32Array(edges.length);
  for (let k = 0; k < edges.length; k += 1) {
    const e = edges[k] as number;
    start[(keptLots.number[lotOf[k] as number] as number) + 1] = k + 1;
    to[k] = keptDrivers.number[lots.to[e] as number] as number;
    edge[k] = original(whole.edge, e);
    worth[k] = figure(edge[k] as number);
  }
  // As many edges are chosen whatever is chosen, so the same may be taken off each: what is left is small and not negative.
  const least = worth.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  for (let k = 0; k < worth.length; k += 1) worth[k] = (worth[k] as number) - least;
  return {
    ...newSides(flagsOf(free.lotMust, keptLots.nodes), flagsOf(free.driverMust, keptDrivers.nodes), {
      start,
      via: null,
      to,
      worth,
    }),
    edge,
    lot: keptLots.nodes.map((k) => original(whole.lot, k)),
    driver: keptDrivers.nodes.map((k) => original(whole.driver, k)),
  };
};

/** Solves a part from the side that has to be matched, which then needs no lowering of prices afterwards. */
const solve = ({ lots, drivers }: Sides): void => {
  if (lots.must.includes(0) && !drivers.must.includes(0)) {
    lots.dual.fill(0);
    bestMatching(sideAcross(lots, drivers), lots);
  } else bestMatching(lots, drivers);
};

/**
 * Takes, among all matchings as good as the one given, the best by the first figure, among those the best by the second,
 * and so on; each figure is a whole number of an edge, and its sum is to be great. Changes partners only, never duals, so
 * neither worth nor payments can move. What is left to decide shrinks at every stage to the edges on cycles of free
 * exchanges, and each stage is solved from nothing but that set: the result does not depend on which of the equally good
 * matchings was given.
 *
 * Returns one flag a lot: matched in the end, and with somebody else or nobody in another matching as good as the one given.
 */
export const settleTies = (sides: Sides, figures: readonly ((edge: number) => number)[]): Uint8Array => {
  const { lots, drivers } = sides;
  const tied = new Uint8Array(lots.count);
  let free = freeExchanges(lots, drivers);
  let part: Part = { ...sides, edge: null, lot: null, driver: null };
  for (const figure of figures) {
    if (free.edges.length === 0) break;
    const isFirst = part.edge === null;
    const next = below(part, free, figure);
    solve(next);
    for (const lot of next.lot) lots.mate[lot] = -1;
    for (const driver of next.driver) drivers.mate[driver] = -1;
    next.lots.mate.forEach((driver, k) => {
      const lot = next.lot[k] as number;
      if (isFirst) tied[lot] = 1;
      if (driver === -1) return;
      lots.mate[lot] = next.driver[driver] as number;
      drivers.mate[next.driver[driver] as number] = lot;
    });
    free = freeExchanges(next.lots, next.drivers);
    part = next;
  }
  for (let lot = 0; lot < lots.count; lot += 1) if (lots.mate[lot] === -1) tied[lot] = 0;
  return tied;
};
