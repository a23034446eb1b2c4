import { expect, test } from "vitest";
import { createPooledRandom } from "./pooled-random.ts";

test("gives as many bytes as asked for, across pools and beyond one, and never the same twice", () => {
  const random = createPooledRandom();
  const seen = new Set<string>();
  for (let i = 0; i < 2_000; i += 1) {
    const bytes = random.bytes(12);
    expect(bytes).toHaveLength(12);
    seen.add(Buffer.from(bytes).toString("hex"));
  }
  expect(seen.size).toBe(2_000);
  const long = random.bytes(20_000);
  expect(long).toHaveLength(20_000);
  expect(new Set(long).size).toBeGreaterThan(200);
});

test("what was given out is the caller's: later bytes do not change it", () => {
  const random = createPooledRandom();
  const first = random.bytes(16);
  const copy = first.slice();
  for (let i = 0; i < 1_000; i += 1) random.bytes(16);
  expect(first).toEqual(copy);
});
