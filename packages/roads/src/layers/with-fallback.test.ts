import type { LngLat } from "@fairmile/contracts";
import { expect, test } from "vitest";
import { straightLineNetwork } from "../estimate/straight-line.ts";
import type { RoadNetwork } from "../road-network.ts";
import { countingNetwork } from "../testing/counting-network.ts";
import { EngineDown } from "../valhalla/engine-fault.ts";
import { withFallback } from "./with-fallback.ts";

const place = (i: number): LngLat => ({ lng: -8.5 + i * 0.001, lat: 51.9 });
const places = (count: number): LngLat[] => Array.from({ length: count }, (_, i) => place(i));
const estimate = straightLineNetwork();

const failing = (error: Error): RoadNetwork => ({
  ...estimate,
  name: "roads",
  isEstimate: false,
  matrix: () => Promise.reject(error),
  route: () => Promise.reject(error),
});

test("a question that takes too long is answered by the estimate, in time", async () => {
  const never: RoadNetwork = { ...failing(new Error("unused")), matrix: () => new Promise(() => undefined) };
  const falls: string[] = [];
  const roads = withFallback({ roads: never, estimate, limitMs: 60, onFallback: (why) => falls.push(why) });
  const begun = performance.now();
  const matrix = await roads.matrix({ vehicle: "car", from: places(1), to: places(3) });
  expect(matrix.isEstimate).toBe(true);
  expect(performance.now() - begun).toBeLessThan(1_000);
  expect(falls).toEqual(["no answer within 60 ms"]);
});

test("an engine that is down is estimated; a fault of our own is not hidden", async () => {
  const query = { vehicle: "car", stops: places(2) } as const;
  const down = withFallback({ roads: failing(new EngineDown("it ended")), estimate });
  expect(await down.route(query)).toEqual(await estimate.route(query));
  const broken = withFallback({ roads: failing(new TypeError("a bug")), estimate });
  await expect(broken.route(query)).rejects.toThrow("a bug");
});

test("its name is that of what answers now", () => {
  expect(withFallback({ roads: failing(new Error("unused")), estimate }).name).toBe("roads");
  expect(withFallback({ roads: estimate, estimate }).name).toBe("straight-line estimate");
});

test("of a big table only near and named pairs are looked up, the rest is estimated, and every cell is filled", async () => {
  const { network, pairs, asked } = countingNetwork();
  const twice: RoadNetwork = {
    ...network,
    matrix: async (query) => {
      const matrix = await network.matrix(query);
      return { ...matrix, durationsMs: matrix.durationsMs.map((ms) => ms * 2) };
    },
  };
  const all = places(40);
  const roads = withFallback({ roads: twice, estimate });
  const always = (row: number, column: number): boolean => row === 0 && column === 39;
  const table = await roads.matrix({ vehicle: "car", from: all, to: all, nearest: 5, always });
  expect(pairs()).toBe(40 * 5 + 1);
  expect(asked.every(({ from, to }) => from.length === 1 && to.length <= 6)).toBe(true);
  const plain = await estimate.matrix({ vehicle: "car", from: all, to: all });
  const factor = (row: number, column: number): number =>
    (table.durationsMs[row * 40 + column] ?? 0) / (plain.durationsMs[row * 40 + column] ?? 1);
  expect([factor(0, 1), factor(0, 39), factor(0, 30), factor(20, 21), factor(20, 30)]).toEqual([2, 2, 1, 2, 1]);
  expect(table.isEstimate).toBe(false);
  expect(Math.min(...table.durationsMs)).toBe(0);
});

test("a big table of an engine that is down is estimated whole", async () => {
  const roads = withFallback({ roads: failing(new EngineDown("it ended")), estimate });
  const table = await roads.matrix({ vehicle: "car", from: places(9), to: places(9), nearest: 2 });
  expect(table).toEqual(await estimate.matrix({ vehicle: "car", from: places(9), to: places(9) }));
});
