import type { LngLat } from "@fairmile/contracts";
import { expect, test } from "vitest";
import { ringContains } from "../geometry.ts";
import { seaAreas } from "./coast.ts";
import { NodeIndex } from "./node-index.ts";

const BOX = { west: 0, south: 0, east: 0.1, north: 0.1 };

/** The sea of coasts given as lines of [lng, lat]; equal points are one node. */
const seaOf = (lines: readonly (readonly (readonly [number, number])[])[]) => {
  const nodes = new Map<string, number>();
  const refsOf = (line: readonly (readonly [number, number])[]): Float64Array =>
    Float64Array.from(line, (point) => {
      const key = point.join();
      nodes.set(key, nodes.get(key) ?? nodes.size + 1);
      return nodes.get(key) ?? 0;
    });
  const ways = lines.map((line, id) => ({ id, refs: refsOf(line), tags: { natural: "coastline" } }));
  const coordinates = new NodeIndex(Float64Array.from(nodes.values()));
  for (const [key, id] of nodes) {
    const [lng, lat] = key.split(",").map(Number);
    coordinates.offer(id, (lng ?? 0) * 1e7, (lat ?? 0) * 1e7);
  }
  return seaAreas({ ways, coordinates }, BOX);
};

const isSea = ({ areas }: ReturnType<typeof seaOf>, lng: number, lat: number): boolean => {
  const point: LngLat = { lng, lat };
  return areas.some(
    ({ outer, islands }) => ringContains(outer, point) && !islands.some((island) => ringContains(island, point)),
  );
};

test("the sea lies on the right of the coast, to the edges of the box", () => {
  const sea = seaOf([
    [
      [0.05, -0.01],
      [0.05, 0.11],
    ],
  ]);
  expect(isSea(sea, 0.09, 0.01)).toBe(true);
  expect(isSea(sea, 0.09, 0.09)).toBe(true);
  expect(isSea(sea, 0.01, 0.05)).toBe(false);
});

test("two coasts make a strait, an island in it stays dry", () => {
  const sea = seaOf([
    [
      [0.02, -0.01],
      [0.02, 0.05],
    ],
    [
      [0.02, 0.05],
      [0.02, 0.11],
    ],
    [
      [0.08, 0.11],
      [0.08, -0.01],
    ],
    [
      [0.04, 0.04],
      [0.06, 0.04],
      [0.06, 0.06],
      [0.04, 0.06],
      [0.04, 0.04],
    ],
  ]);
  expect(isSea(sea, 0.03, 0.05)).toBe(true);
  expect(isSea(sea, 0.05, 0.05)).toBe(false);
  expect(isSea(sea, 0.01, 0.05)).toBe(false);
  expect(isSea(sea, 0.09, 0.05)).toBe(false);
});

test("an island in the open sea leaves the rest of the box wet", () => {
  const sea = seaOf([
    [
      [0.04, 0.04],
      [0.06, 0.04],
      [0.06, 0.06],
      [0.04, 0.06],
      [0.04, 0.04],
    ],
  ]);
  expect(isSea(sea, 0.01, 0.01)).toBe(true);
  expect(isSea(sea, 0.05, 0.05)).toBe(false);
});

test("an island half out of the box is cut, not lost", () => {
  const sea = seaOf([
    [
      [-0.02, 0.03],
      [0.05, 0.03],
      [0.05, 0.07],
      [-0.02, 0.07],
      [-0.02, 0.03],
    ],
  ]);
  expect(isSea(sea, 0.02, 0.05)).toBe(false);
  expect(isSea(sea, 0.08, 0.05)).toBe(true);
  expect(isSea(sea, 0.02, 0.09)).toBe(true);
});

test("ends that a clip left a little short of the box are carried to its edge", () => {
  const sea = seaOf([
    [
      [0.05, 0.004],
      [0.05, 0.094],
    ],
  ]);
  expect(isSea(sea, 0.09, 0.001)).toBe(true);
  expect(isSea(sea, 0.01, 0.001)).toBe(false);
});

test("a coast that ends in mid-box draws no sea and says so", () => {
  expect(
    seaOf([
      [
        [0.05, -0.01],
        [0.05, 0.05],
      ],
    ]),
  ).toEqual({ areas: [], isBroken: true });
  expect(seaOf([])).toEqual({ areas: [], isBroken: false });
});
