import { expect, test } from "vitest";
import { clockFrom, secondsLeft } from "./market-clock.ts";

test("carries the server's time forward at the market's speed", () => {
  let wall = 5_000;
  const clock = clockFrom({ serverNowMs: 1_000_000, speed: 10, atWallMs: 4_900 }, () => wall);
  expect(clock.nowMs()).toBe(1_001_000);
  wall = 5_100;
  expect(clock.nowMs()).toBe(1_002_000);
  expect(clock.synced).toBe(true);
});

test("without a sample the device's time stands in and says so", () => {
  const clock = clockFrom(undefined, () => 7);
  expect([clock.nowMs(), clock.speed, clock.synced]).toEqual([7, 1, false]);
});

test("a begun second counts, and none is negative", () => {
  expect([
    secondsLeft(10_000, 0),
    secondsLeft(10_000, 1),
    secondsLeft(10_000, 9_999),
    secondsLeft(10_000, 20_000),
  ]).toEqual([10, 10, 1, 0]);
});
