import { expect, test } from "vitest";
import { createPrng } from "../core/prng.ts";
import { burstSize, busyness, untilFirstMs, untilNextMs } from "./rhythm.ts";

const NOON = Date.UTC(2026, 6, 1, 11, 30);
const timezone = "Europe/Dublin";

test("a store posts as many orders an hour as it was told, more at noon than at night", () => {
  const prng = createPrng("rhythm");
  const perHourAt = (atMs: number): number => {
    let orders = 0;
    let passedMs = 0;
    for (let i = 0; i < 8_000; i += 1) {
      passedMs += untilNextMs({ perHour: 36, atMs, timezone }, prng);
      orders += burstSize(prng);
    }
    return (orders / passedMs) * 3_600_000;
  };
  expect(perHourAt(NOON) / busyness(NOON, timezone)).toBeCloseTo(36, -0.5);
  expect(perHourAt(NOON)).toBeGreaterThan(1.5 * perHourAt(NOON + 14 * 3_600_000));
});

test("the hour is the market's own", () => {
  expect(busyness(NOON, "Europe/Dublin")).not.toBe(busyness(NOON, "America/Los_Angeles"));
});

test("orders come alone or in twos and threes", () => {
  const prng = createPrng("bursts");
  const sizes = Array.from({ length: 2_000 }, () => burstSize(prng));
  expect(new Set(sizes)).toEqual(new Set([1, 2, 3]));
  expect(sizes.filter((size) => size > 1).length / sizes.length).toBeCloseTo(0.45, 1);
});

test("the first orders come within a minute", () => {
  const prng = createPrng("first");
  for (let i = 0; i < 100; i += 1) expect(untilFirstMs(1, prng)).toBeLessThanOrEqual(60_000);
  expect(untilFirstMs(360, prng)).toBeLessThanOrEqual(5_000);
});
