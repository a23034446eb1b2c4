import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { assign, type Assignment } from "../src/assignment/assign.ts";
import type { AssignmentGraph } from "../src/assignment/assignment-graph.ts";
import { gainsWithoutWinner } from "../src/assignment/gains-without-winner.ts";
import { welfareOf } from "../src/assignment/welfare-of.ts";
import { changeAsks, MARKET_CASES, syntheticMarket, type SyntheticMarket } from "./support/synthetic-market.ts";

/** Runs before anything is timed, so that the code is compiled, and runs of which the median counts. */
const WARM_UP = 30;
const RUNS = 21;
const CHANGED_SHARE = 0.05;

const round = (ms: number): number => Math.round(ms * 1_000) / 1_000;

const medianMs = (work: () => unknown): number => {
  for (let k = 0; k < WARM_UP; k += 1) work();
  const took = Array.from({ length: RUNS }, () => {
    const from = performance.now();
    work();
    return performance.now() - from;
  });
  return round(took.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0);
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
  const changed: AssignmentGraph = changeAsks(market, CHANGED_SHARE);
  const coldMs = medianMs(() => assign(graph));
  const first = assign(graph);
  const before = { graph, assignment: first };
  const warmMs = medianMs(() => assign(changed, before));
  if (!isSame(assign(changed), assign(changed, before))) throw new Error("a warm start changed the result");
  const paymentsMs = medianMs(() => gainsWithoutWinner(graph, first));
  const { sumCents, checksum } = payments(market, first);
  return {
    edges: graph.edgeDriver.length,
    coldMs,
    warmMs,
    paymentsMs,
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

const figure = (name: string, text: string | undefined, otherwise: number): number => {
  const value = text === undefined ? otherwise : Number(text);
  if (Number.isFinite(value) && value >= 0) return value;
  console.error(`--${name} ${text} is not a number`);
  process.exit(2);
};

if (values.case !== undefined && !MARKET_CASES.some((name) => name === values.case)) {
  console.error(`--case is one of ${MARKET_CASES.join(", ")}`);
  process.exit(2);
}
for (const marketCase of MARKET_CASES) {
  if (values.case !== undefined && values.case !== marketCase) continue;
  for (const claims of values.claims === undefined ? [0, 1 / 3] : [figure("claims", values.claims, 0)]) {
    const shape = {
      marketCase,
      lots: figure("lots", values.lots, marketCase === "scarce" ? 10_000 : 5_000),
      drivers: figure("drivers", values.drivers, 10_000),
      k: figure("k", values.k, 20),
      claims,
      seed: figure("seed", values.seed, 1),
    };
    const { marketCase: name, ...rest } = shape;
    console.log(JSON.stringify({ bench: "clear", case: name, ...rest, ...measure(syntheticMarket(shape)) }));
  }
}
