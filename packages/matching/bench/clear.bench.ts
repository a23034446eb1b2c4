import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { assign, type Assignment } from "../src/assignment/assign.ts";
import { MAX_FILLED } from "../src/assignment/assignment-graph.ts";
import { gainsWithoutWinner } from "../src/assignment/gains-without-winner.ts";
import { welfareOf } from "../src/assignment/welfare-of.ts";
import { changeAsks, MARKET_CASES, syntheticMarket, type SyntheticMarket } from "./support/synthetic-market.ts";

/** Runs before anything is timed, so that the code is compiled, and runs of which the median counts. */
const WARM_UP = 30;
const RUNS = 21;
const CHANGED_SHARE = 0.05;

const round = (ms: number): number => Math.round(ms * 1_000) / 1_000;

interface Took {
  readonly medianMs: number;
  readonly bestMs: number;
}

/** Times several pieces of work in turns, so that what else the machine does falls on all of them. */
const timeInTurns = <Name extends string>(
  work: Readonly<Record<Name, () => unknown>>,
): Readonly<Record<Name, Took>> => {
  const names = Object.keys(work) as Name[];
  const took = new Map(names.map((name) => [name, [] as number[]]));
  for (let run = 0; run < WARM_UP + RUNS; run += 1)
    for (const name of names) {
      const from = performance.now();
      work[name]();
      if (run >= WARM_UP) took.get(name)?.push(performance.now() - from);
    }
  const summary = (name: Name): Took => {
    const sorted = (took.get(name) ?? []).sort((a, b) => a - b);
    return { medianMs: round(sorted[Math.floor(RUNS / 2)] ?? 0), bestMs: round(sorted[0] ?? 0) };
  };
  return Object.fromEntries(names.map((name) => [name, summary(name)])) as Record<Name, Took>;
};

const payments = (market: SyntheticMarket, a: Assignment): { readonly sumCents: number; readonly checksum: string } => {
  const gains = gainsWithoutWinner(market.graph, a);
  let sumCents = 0;
  let hash = 0x811c9dc5 | 0;
  a.lotDriver.forEach((driver, lot) => {
    if (driver < 0) return;
    const payCents = (market.postedCents[lot] ?? 0) - (gains[lot] ?? 0);
    sumCents += payCents;
    for (const part of [lot, driver, payCents]) hash = Math.imul(hash ^ part, 0x01000193);
  });
  return { sumCents, checksum: (hash >>> 0).toString(16).padStart(8, "0") };
};

const isSame = (x: Assignment, y: Assignment): boolean =>
  x.lotDriver.every((driver, lot) => driver === y.lotDriver[lot]);

const measure = (market: SyntheticMarket): Record<string, unknown> => {
  const { graph } = market;
  const { graph: changed, changedEdges } = changeAsks(market, CHANGED_SHARE);
  const first = assign(graph);
  const before = { assignment: first, changedEdges };
  if (!isSame(assign(changed), assign(changed, before))) throw new Error("a warm start changed the result");
  const { cold, warm, pay } = timeInTurns({
    cold: () => assign(graph),
    warm: () => assign(changed, before),
    pay: () => gainsWithoutWinner(graph, first),
  });
  const { sumCents, checksum } = payments(market, first);
  return {
    edges: graph.edgeDriver.length,
    coldMs: cold.medianMs,
    warmMs: warm.medianMs,
    paymentsMs: pay.medianMs,
    bestMs: { cold: cold.bestMs, warm: warm.bestMs, payments: pay.bestMs },
    welfareCents: welfareOf(graph, first),
    filled: first.lotDriver.reduce((sum, driver) => sum + (driver < 0 ? 0 : 1), 0),
    tiedLots: first.tied.reduce((sum, flag) => sum + flag, 0),
    paymentsCents: sumCents,
    paymentsChecksum: checksum,
  };
};

const { values } = parseArgs({
  options: {
    lots: { type: "string" },
    drivers: { type: "string" },
    k: { type: "string" },
    case: { type: "string" },
    claims: { type: "string" },
    seed: { type: "string" },
  },
});

const figure = (name: string, text: string | undefined, otherwise: number, most: number): number => {
  const value = text === undefined ? otherwise : Number(text);
  if (value >= 0 && value <= most && (name === "claims" || Number.isInteger(value))) return value;
  console.error(`--${name} ${text}: a ${name === "claims" ? "share" : "whole number"} from 0 to ${most} is wanted`);
  process.exit(2);
};

if (values.case !== undefined && !MARKET_CASES.some((name) => name === values.case)) {
  console.error(`--case is one of ${MARKET_CASES.join(", ")}`);
  process.exit(2);
}
for (const marketCase of MARKET_CASES) {
  if (values.case !== undefined && values.case !== marketCase) continue;
  for (const claims of values.claims === undefined ? [0, 1 / 3] : [figure("claims", values.claims, 0, 1)]) {
    const shape = {
      marketCase,
      lots: figure("lots", values.lots, marketCase === "scarce" ? 10_000 : 5_000, MAX_FILLED),
      drivers: figure("drivers", values.drivers, 10_000, 1_000_000),
      k: figure("k", values.k, 20, 1_000),
      claims,
      seed: figure("seed", values.seed, 1, 2 ** 32 - 1),
    };
    const { marketCase: name, ...rest } = shape;
    console.log(JSON.stringify({ bench: "clear", case: name, ...rest, ...measure(syntheticMarket(shape)) }));
  }
}
