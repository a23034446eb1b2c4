import { expect, test } from "vitest";
import { isClosed, joinWays, relationRings } from "./areas.ts";
import { NodeIndex } from "./node-index.ts";

const ids = (...refs: number[]): Float64Array => Float64Array.from(refs);

test("ways are joined into rings whatever their order and direction", () => {
  const chains = joinWays([ids(1, 2, 3), ids(5, 4, 3), ids(7, 6, 1), ids(5, 7), ids(20, 21)], false);
  const [ring, rest] = chains;
  expect(chains).toHaveLength(2);
  expect(ring && isClosed(ring)).toBe(true);
  expect(new Set(ring)).toEqual(new Set([1, 2, 3, 4, 5, 6, 7]));
  expect(rest).toEqual(ids(20, 21));
});

test("coasts are joined in their own direction only", () => {
  const chains = joinWays([ids(3, 4), ids(1, 2, 3), ids(9, 4)], true);
  expect(chains).toEqual([ids(1, 2, 3, 4), ids(9, 4)]);
});

test("an outline with a missing way is left out and counted", () => {
  const coordinates = new NodeIndex(ids(1, 2, 3, 4, 1));
  for (const id of [1, 2, 3, 4]) coordinates.offer(id, id * 1e5, (id % 2) * 1e5);
  const memberWays = new Map([
    [10, ids(1, 2, 3)],
    [11, ids(3, 4, 1)],
    [12, ids()],
  ]);
  const member = (id: number, role = "outer") => ({ type: "way" as const, id, role });
  const whole = relationRings({ tags: {}, members: [member(10), member(11)] }, { memberWays, coordinates });
  expect(whole.open).toBe(0);
  expect(whole.outer[0]).toHaveLength(5);
  const broken = relationRings({ tags: {}, members: [member(10), member(12)] }, { memberWays, coordinates });
  expect(broken.outer).toEqual([]);
  expect(broken.open).toBeGreaterThan(0);
});
