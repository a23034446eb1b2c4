import type { Side } from "./side.ts";
import { strongComponents } from "./strong-components.ts";

/** What other optimal matchings could change. It is the same whichever of them, and whatever duals, it was found from. */
export interface FreeExchanges {
  /** Edges (of the lots' side, ascending) that some optimal matchings choose and some do not. */
  readonly edges: Int32Array;
  /** 1 for lots, and for drivers, that every optimal matching matches. */
  readonly lotMust: Uint8Array;
  readonly driverMust: Uint8Array;
}

/**
 * Compares an optimal matching with all others, given duals that prove it. A lot may take another's driver (or a free one,
 * or nobody) at no loss where the reduced cost is zero; whatever lies on a cycle of such exchanges can be exchanged, and
 * nothing else can. Node `lots.count` stands for nobody and for everybody free.
 */
export const freeExchanges = (lots: Side, drivers: Side): FreeExchanges => {
  const { tight, tightLot } = tightEdges(lots, drivers);
  const { start, to } = exchangeArcs(lots, drivers, tight, tightLot);
  const component = strongComponents(start, to);
  const nobody = lots.count;
  const { mate } = lots;
  const holder = drivers.mate;
  const size = new Int32Array(nobody + 1);
  for (let node = 0; node <= nobody; node += 1)
    if (node === nobody || mate[node] !== -1)
      size[component[node] as number] = (size[component[node] as number] as number) + 1;
  let kept = 0;
  for (let k = 0; k < tight.length; k += 1) {
    const e = tight[k] as number;
    const one = component[nodeOf(mate, tightLot[k] as number, nobody)] as number;
    if ((size[one] as number) <= 1) continue;
    const owner = holder[lots.to[e] as number] as number;
    if (one !== component[owner === -1 ? nobody : owner]) continue;
    tight[kept] = e;
    kept += 1;
  }
  const lotMust = new Uint8Array(lots.count);
  const driverMust = new Uint8Array(drivers.count);
  for (let lot = 0; lot < lots.count; lot += 1) {
    const driver = mate[lot] as number;
    if (driver === -1) continue;
    const isApart = component[lot] !== component[nobody];
    if (isApart || !mayLeave(lots, lot)) lotMust[lot] = 1;
    if (isApart || !mayLeave(drivers, driver)) driverMust[driver] = 1;
  }
  return { edges: tight.slice(0, kept), lotMust, driverMust };
};

const mayLeave = (side: Side, node: number): boolean => side.dual[node] === 0 && side.must[node] === 0;

const nodeOf = (mate: Int32Array, lot: number, nobody: number): number => (mate[lot] === -1 ? nobody : lot);

/** Edges of reduced cost zero, in order, and the lot of each. */
const tightEdges = (lots: Side, drivers: Side): { readonly tight: Int32Array; readonly tightLot: Int32Array } => {
  const { count, start, to, worth, dual, must } = lots;
  const price = drivers.dual;
  let tight = new Int32Array(2 * count + 16);
  let tightLot = new Int32Array(2 * count + 16);
  let found = 0;
  // Only a driver that must be matched can have a dual below zero, and so an edge worth less than its lot's dual be tight.
  const isPlain = !must.includes(1) && !drivers.must.includes(1);
  for (let lot = 0; lot < count; lot += 1) {
    const own = dual[lot] as number;
    const until = start[lot + 1] as number;
    for (let e = start[lot] as number; e < until; e += 1) {
      const w = worth[e] as number;
      if ((isPlain && w < own) || own + (price[to[e] as number] as number) !== w) continue;
      if (found === tight.length) {
        tight = longer(tight);
        tightLot = longer(tightLot);
      }
      tight[found] = e;
      tightLot[found] = lot;
      found += 1;
    }
  }
  return { tight: tight.slice(0, found), tightLot };
};

const longer = (list: Int32Array): Int32Array<ArrayBuffer> => {
  const copy = new Int32Array(list.length * 2);
  copy.set(list);
  return copy;
};

/**
 * Arcs from a lot (or nobody) to the lot (or nobody) whose driver it could take, and to and from nobody. No arc leads to
 * a lot that none leaves: it lies on no cycle.
 */
const exchangeArcs = (
  lots: Side,
  drivers: Side,
  tight: Int32Array,
  tightLot: Int32Array,
): { readonly start: Int32Array; readonly to: Int32Array } => {
  const { count, mate } = lots;
  const holder = drivers.mate;
  const edgeDriver = lots.to;
  const nobody = count;
  const start = new Int32Array(count + 2);
  for (let k = 0; k < tight.length; k += 1) {
    const lot = tightLot[k] as number;
    if (holder[edgeDriver[tight[k] as number] as number] === lot) continue;
    const at = nodeOf(mate, lot, nobody) + 1;
    start[at] = (start[at] as number) + 1;
  }
  /** 1 where the lot could be left, 2 where its driver could. */
  const leaves = new Uint8Array(count);
  for (let lot = 0; lot < count; lot += 1) {
    const driver = mate[lot] as number;
    if (driver === -1) continue;
    if (mayLeave(lots, lot)) {
      leaves[lot] = 1;
      start[lot + 1] = (start[lot + 1] as number) + 1;
    }
    if (start[lot + 1] === 0 || !mayLeave(drivers, driver)) continue;
    leaves[lot] = (leaves[lot] as number) + 2;
    start[nobody + 1] = (start[nobody + 1] as number) + 1;
  }
  for (let node = 0; node <= nobody; node += 1) start[node + 1] = (start[node + 1] as number) + (start[node] as number);
  const to = new Int32Array(start[nobody + 1] as number);
  const next = start.slice(0, nobody + 1);
  const arc = (node: number, other: number): void => {
    const at = next[node] as number;
    to[at] = other;
    next[node] = at + 1;
  };
  for (let k = 0; k < tight.length; k += 1) {
    const lot = tightLot[k] as number;
    const owner = holder[edgeDriver[tight[k] as number] as number] as number;
    if (owner !== lot) arc(nodeOf(mate, lot, nobody), owner === -1 ? nobody : owner);
  }
  for (let lot = 0; lot < count; lot += 1) {
    const leave = leaves[lot] as number;
    if ((leave & 1) === 1) arc(lot, nobody);
    if ((leave & 2) === 2) arc(nobody, lot);
  }
  return { start, to };
};
