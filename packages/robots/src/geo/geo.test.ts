import { haversineMeters, type LngLat } from "@fairmile/contracts";
import { expect, test } from "vitest";
import { createPrng } from "../core/prng.ts";
import { isInside, offset, pointInside, pointNear } from "./polygon.ts";
import { cutPath, pathAlong } from "./path.ts";
import { headingDegrees, onTheWay } from "./travel.ts";

/** An L: the square without its upper right quarter. */
const ell: readonly LngLat[] = [
  { lng: 0, lat: 0 },
  { lng: 2, lat: 0 },
  { lng: 2, lat: 1 },
  { lng: 1, lat: 1 },
  { lng: 1, lat: 2 },
  { lng: 0, lat: 2 },
];

test("inside is inside, also of a ring with a dent and of a closed one", () => {
  for (const ring of [ell, [...ell, { lng: 0, lat: 0 }]]) {
    expect(isInside(ring, { lng: 0.5, lat: 1.5 })).toBe(true);
    expect(isInside(ring, { lng: 1.5, lat: 0.5 })).toBe(true);
    expect(isInside(ring, { lng: 1.5, lat: 1.5 })).toBe(false);
    expect(isInside(ring, { lng: 3, lat: 0.5 })).toBe(false);
  }
});

test("drawn points lie inside, and a ring without area is refused", () => {
  const prng = createPrng("points");
  for (let i = 0; i < 300; i += 1) expect(isInside(ell, pointInside(ell, prng))).toBe(true);
  const line = [
    { lng: 0, lat: 0 },
    { lng: 1, lat: 0 },
  ];
  expect(() => pointInside(line, prng)).toThrow(RangeError);
});

test("points near a place are within the circle", () => {
  const prng = createPrng("near");
  const home = { lng: -8.5, lat: 51.9 };
  const far = Array.from({ length: 300 }, () => haversineMeters(home, pointNear(home, 800, prng)));
  expect(Math.max(...far)).toBeLessThan(802);
  expect(Math.max(...far)).toBeGreaterThan(700);
  expect(haversineMeters(home, offset(home, 300, 400))).toBeCloseTo(500, 0);
});

test("a way is walked at its pace and ends at its end", () => {
  const a = { lng: -8.5, lat: 51.9 };
  const b = offset(a, 1_000, 0);
  expect(haversineMeters(a, onTheWay(a, b, 250))).toBeCloseTo(250, 0);
  expect(onTheWay(a, b, 5_000)).toEqual(b);
  expect(onTheWay(a, a, 1)).toEqual(a);
});

test("headings go by the compass", () => {
  const a = { lng: -8.5, lat: 51.9 };
  expect(headingDegrees(a, offset(a, 0, 100))).toBe(0);
  expect(headingDegrees(a, offset(a, 100, 0))).toBe(90);
  expect(headingDegrees(a, offset(a, 0, -100))).toBe(180);
  expect(headingDegrees(a, offset(a, -100, 0))).toBe(270);
  expect(headingDegrees(a, offset(a, -0.01, 100))).toBeLessThan(360);
});

test("a path is gone along point by point, and stands at its end", () => {
  const corner = { lng: 0, lat: 0.01 };
  const end = { lng: 0.01, lat: 0.01 };
  const line = [{ lng: 0, lat: 0 }, { lng: 0, lat: 0 }, corner, end];
  const path = pathAlong(line);
  const north = haversineMeters({ lng: 0, lat: 0 }, corner);
  expect(path.lengthMeters).toBeCloseTo(north + haversineMeters(corner, end), 6);
  expect(path.at(-5)).toEqual({ point: { lng: 0, lat: 0 }, headingDegrees: 0 });
  expect(path.at(north / 2).point.lat).toBeCloseTo(0.005, 9);
  expect(path.at(north / 2).headingDegrees).toBe(0);
  expect(path.at(north + 1).headingDegrees).toBeCloseTo(90, 0);
  expect(path.at(1e9).point).toEqual(end);
  expect(pathAlong([corner]).at(3).point).toEqual(corner);
  expect(() => pathAlong([])).toThrow(RangeError);
});

test("the way to the first stop is cut off the whole, and ends at the stop's own door", () => {
  const line = [
    { lng: 0, lat: 0 },
    { lng: 0, lat: 0.01 },
    { lng: 0, lat: 0.02 },
  ];
  const half = haversineMeters(line[0] as never, line[1] as never) * 1.5;
  const door = { lng: 0.0005, lat: 0.015 };
  const way = cutPath(line, half, door);
  expect(way).toHaveLength(4);
  expect(way[2]?.lat).toBeCloseTo(0.015, 6);
  expect(way.at(-1)).toEqual(door);
  expect(cutPath(line, 1e9, door)).toEqual([...line, door]);
  expect(cutPath([], 10, door)).toEqual([door]);
});
