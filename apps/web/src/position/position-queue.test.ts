import { epochMs, type PositionInput } from "@fairmile/contracts";
import { expect, test } from "vitest";
import { createPositionQueue } from "./position-queue.ts";

const at = (n: number): PositionInput => ({ point: { lng: 0, lat: 0 }, atMs: epochMs(n) });
const times = (positions: readonly PositionInput[]): number[] => positions.map((p) => p.atMs);

test("what could not be sent goes before what came meanwhile", () => {
  const queue = createPositionQueue();
  queue.add(at(1));
  queue.add(at(2));
  const taken = queue.take();
  queue.add(at(3));
  queue.putBack(taken);
  expect(times(queue.take())).toEqual([1, 2, 3]);
  expect(queue.size()).toBe(0);
});

test("the newest hundred are kept", () => {
  const queue = createPositionQueue();
  for (let n = 1; n <= 130; n += 1) queue.add(at(n));
  const taken = queue.take();
  queue.add(at(131));
  queue.putBack(taken);
  const kept = times(queue.take());
  expect([kept.length, kept[0], kept.at(-1)]).toEqual([100, 32, 131]);
});
