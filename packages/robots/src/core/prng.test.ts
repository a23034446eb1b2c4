import { expect, test } from "vitest";
import { createPrng } from "./prng.ts";

const draws = (seed: string, n: number): number[] => {
  const prng = createPrng(seed);
  return Array.from({ length: n }, () => prng.next());
};

test("the same seed decides the same, another seed otherwise", () => {
  expect(draws("a", 20)).toEqual(draws("a", 20));
  expect(draws("a", 20)).not.toEqual(draws("b", 20));
});

test("a fork is its own: drawing from it changes nothing of its parent", () => {
  const plain = createPrng("seed");
  const forked = createPrng("seed");
  forked.fork("x").next();
  expect(forked.next()).toBe(plain.next());
  expect(forked.fork("x").next()).toBe(createPrng("seed").fork("x").next());
  expect(forked.fork("x").next()).not.toBe(forked.fork("y").next());
});

test("draws spread evenly, and gaps have their mean", () => {
  const prng = createPrng("spread");
  const tenths = Array.from({ length: 10 }, () => 0);
  for (let i = 0; i < 20_000; i += 1) {
    const tenth = Math.floor(prng.next() * 10);
    tenths[tenth] = (tenths[tenth] ?? 0) + 1;
  }
  for (const count of tenths) expect(Math.abs(count - 2_000)).toBeLessThan(200);
  const gaps = Array.from({ length: 20_000 }, () => prng.gap(30));
  expect(gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length).toBeCloseTo(30, 0);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(0);
});

test("picks are of the list, whole numbers within their ends", () => {
  const prng = createPrng("pick");
  const seen = new Set(Array.from({ length: 200 }, () => prng.pick(["a", "b", "c"])));
  expect(seen).toEqual(new Set(["a", "b", "c"]));
  const wholes = new Set(Array.from({ length: 500 }, () => prng.whole(3, 5)));
  expect(wholes).toEqual(new Set([3, 4, 5]));
  expect(() => prng.pick([])).toThrow(RangeError);
});
