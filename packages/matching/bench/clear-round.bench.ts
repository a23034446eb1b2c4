import { performance } from "node:perf_hooks";
import { canonicalJson, clearRound, priceRound, type RoundDocument } from "../src/index.ts";
import { makeAsk, makeDocument, makeDriver, makeEdge, makeLot, OPENED_AT_MS } from "../src/testing/round-builder.ts";
import { TEST_PAY_RULE } from "../src/testing/test-policy.ts";

/** Small, seeded and good enough to draw a round with (Lehmer, MINSTD). */
const dice = (seed: number): ((below: number) => number) => {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
};

/** Lots and drivers spread over a square town; every lot's nearest drivers ask, near ones less. */
const town = (lots: number, drivers: number, asks: number, onlyClaims: boolean): RoundDocument => {
  const roll = dice(20_261_120);
  const spots = (count: number): { x: number; y: number }[] =>
    Array.from({ length: count }, () => ({ x: roll(10_000), y: roll(10_000) }));
  const lotSpots = spots(lots);
  const driverSpots = spots(drivers);
  const perLot = Math.round(asks / lots);
  const pairs = lotSpots.flatMap((lot, l) =>
    driverSpots
      .map((driver, d) => ({ l, d, meters: Math.round(Math.hypot(lot.x - driver.x, lot.y - driver.y)) }))
      .sort((a, b) => a.meters - b.meters || a.d - b.d)
      .slice(0, perLot),
  );
  return makeDocument({
    payRule: TEST_PAY_RULE,
    lots: lotSpots.map((_, l) =>
      makeLot(l, {
        capCents: 1_000 + roll(800),
        stops: makeLot(l).stops.map((stop) => ({
          ...stop,
          deadlineAtMs: stop.kind === "dropoff" ? OPENED_AT_MS + 1_200_000 + roll(600_000) : null,
        })),
      }),
    ),
    drivers: driverSpots.map((_, d) => makeDriver(d, { waitingSinceMs: OPENED_AT_MS - roll(3_600_000) })),
    edges: pairs.map(({ l, d, meters }) => makeEdge(l, d, { toPickupMs: meters * 240, toPickupMeters: meters })),
    asks: pairs.map(({ l, d, meters }) => makeAsk(l, d, onlyClaims ? null : 300 + Math.round(meters / 5) + roll(400))),
  });
};

const report = (metric: string, value: number, unit: string): void =>
  console.log(JSON.stringify({ bench: "clear-round", metric, value: Math.round(value * 100) / 100, unit }));

/** Median and worst of so many warm runs. */
const time = (metric: string, runs: number, work: () => unknown): void => {
  for (let k = 0; k < 10; k += 1) work();
  const took = Array.from({ length: runs }, () => {
    const from = performance.now();
    work();
    return performance.now() - from;
  }).sort((a, b) => a - b);
  report(`${metric}, p50`, took[Math.floor(runs / 2)] ?? 0, "ms");
  report(`${metric}, worst of ${runs}`, took.at(-1) ?? 0, "ms");
};

const bids = town(200, 1_000, 5_000, false);
const claims = town(200, 1_000, 5_000, true);
const scarce = town(1_000, 200, 5_000, false);
const cleared = clearRound(bids);
if (!cleared.ok) throw new Error(`${cleared.code} at ${cleared.path}`);
report("awards of 200 lots, 1,000 drivers, 5,000 bids", cleared.outcome.awards.length, "awards");
time("price 200 lots, 5,000 candidates", 40, () => priceRound(bids.facts));
time("clear and pay 200 lots, 1,000 drivers, 5,000 bids", 40, () => clearRound(bids));
time("clear and pay 200 lots, 1,000 drivers, 5,000 claims", 40, () => clearRound(claims));
time("clear and pay 1,000 lots, 200 drivers, 5,000 bids", 40, () => clearRound(scarce));
time("write its outcome as canonical JSON", 20, () => canonicalJson(cleared.outcome));
