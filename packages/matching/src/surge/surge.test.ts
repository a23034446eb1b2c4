import * as fc from "fast-check";
import { expect, test } from "vitest";
import { clearRound } from "../round/clear-round.ts";
import { makeAsk, makeDocument, makeDriver, makeEdge, makeLot } from "../testing/round-builder.ts";
import { TEST_POLICY } from "../testing/test-policy.ts";
import { updateSurge, type ZoneSurge } from "./update-surge.ts";

const shadows = (lots: number, drivers: number, askCents: (l: number, d: number) => number): unknown => {
  const pairs = Array.from({ length: lots * drivers }, (_, i) => [Math.floor(i / drivers), i % drivers] as const);
  const cleared = clearRound(
    makeDocument({
      lots: Array.from({ length: lots }, (_, l) => makeLot(l)),
      drivers: Array.from({ length: drivers }, (_, d) => makeDriver(d)),
      edges: pairs.map(([l, d]) => makeEdge(l, d)),
      asks: pairs.map(([l, d]) => makeAsk(l, d, askCents(l, d))),
    }),
  );
  return cleared.ok ? cleared.outcome.zones : cleared;
};

test("where lots go begging one more driver is worth what a lot leaves over", () => {
  expect(shadows(6, 3, () => 700)).toEqual([{ zone: "zone", driverCount: 3, shadowCents: 300 }]);
});

test("where drivers go begging one more is worth nothing", () => {
  expect(shadows(2, 4, () => 700)).toEqual([{ zone: "zone", driverCount: 4, shadowCents: 0 }]);
});

test("below three drivers nothing is told", () => {
  expect(shadows(6, 2, () => 700)).toEqual([{ zone: "zone", driverCount: 2, shadowCents: null }]);
});

test("the greatest figure is left out: one very cheap driver moves nothing", () => {
  expect(shadows(6, 3, (_, d) => (d === 0 ? 0 : 700))).toEqual([{ zone: "zone", driverCount: 3, shadowCents: 300 }]);
});

const step = (previous: readonly ZoneSurge[], shadowCents: number | null): ZoneSurge => {
  const [row] = updateSurge({ policy: TEST_POLICY, previous, shadows: [{ zone: "z", shadowCents }] });
  if (!row) throw new Error("one zone in, one out");
  return row;
};

test("surge is smoothed, shown in steps after a hysteresis, capped, and falls back to nothing", () => {
  let row = step([], 100);
  expect(row).toEqual({ zone: "z", smoothedCents: 20, shownCents: 20 });
  row = step([row], 100);
  expect(row).toEqual({ zone: "z", smoothedCents: 36, shownCents: 20 });
  row = step([row], 100);
  expect(row).toEqual({ zone: "z", smoothedCents: 49, shownCents: 50 });
  for (let k = 0; k < 60; k += 1) row = step([row], 5_000);
  expect(row).toEqual({ zone: "z", smoothedCents: 5_000, shownCents: 300 });
  for (let k = 0; k < 80; k += 1) row = step([row], null);
  expect(row).toEqual({ zone: "z", smoothedCents: 0, shownCents: 0 });
});

test("switched off nothing is shown, and a zone not in this round falls back", () => {
  const off = { surge: { ...TEST_POLICY.surge, enabled: false } };
  const previous = [{ zone: "a", smoothedCents: 200, shownCents: 200 }];
  expect(updateSurge({ policy: off, previous, shadows: [{ zone: "b", shadowCents: 100 }] })).toEqual([
    { zone: "a", smoothedCents: 160, shownCents: 0 },
    { zone: "b", smoothedCents: 20, shownCents: 0 },
  ]);
});

test("what is shown is a whole step between nothing and the cap, and moves by a hysteresis or to nothing or the cap", () => {
  fc.assert(
    fc.property(fc.nat(500), fc.nat(30), fc.option(fc.nat(600)), (smoothed, steps, shadow) => {
      const before = { zone: "z", smoothedCents: smoothed, shownCents: steps * 10 };
      const row = step([before as ZoneSurge], shadow);
      expect(row.shownCents % TEST_POLICY.surge.stepCents).toBe(0);
      expect(row.shownCents).toBeGreaterThanOrEqual(0);
      expect(row.shownCents).toBeLessThanOrEqual(TEST_POLICY.surge.capCents);
      if (row.shownCents !== before.shownCents && row.smoothedCents > 0)
        expect(Math.abs(row.smoothedCents - before.shownCents)).toBeGreaterThanOrEqual(
          TEST_POLICY.surge.hysteresisCents,
        );
    }),
    { seed: 9, numRuns: 500 },
  );
});
