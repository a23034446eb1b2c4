import { expect, test } from "vitest";
import { beatAfter } from "./use-clears-at.ts";

test.each([
  [10_000, 9_999, 10_000],
  [10_000, 10_000, 13_000],
  [10_000, 12_999, 13_000],
  [10_000, 13_000, 16_000],
  [10_000, 40_500, 43_000],
])("a beat of 3 s from %d is next at, seen at %d, %d", (atMs, nowMs, next) => {
  expect(beatAfter(atMs, 3_000, nowMs)).toBe(next);
});
