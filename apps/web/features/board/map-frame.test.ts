import { expect, test } from "vitest";
import { corners, steadyFrame } from "./map-frame.ts";

const store = { lng: -6.2, lat: 53.3 };
const door = { lng: -6.18, lat: 53.32 };

test("a frame holds all its points, and a place alone has a neighbourhood", () => {
  const frame = steadyFrame(null, [store, door]);
  expect(frame?.west).toBeLessThan(store.lng);
  expect(frame?.north).toBeGreaterThan(door.lat);
  const alone = corners(steadyFrame(null, [store]));
  expect((alone[1]?.lng ?? 0) - (alone[0]?.lng ?? 0)).toBeGreaterThan(0.01);
});

test("a car inside the frame does not move it; one that leaves it does", () => {
  const frame = steadyFrame(null, [store, door]);
  expect(steadyFrame(frame, [store, door, { lng: -6.19, lat: 53.31 }])).toBe(frame);
  expect(steadyFrame(frame, [store, door, { lng: -6.1, lat: 53.31 }])).not.toBe(frame);
});

test("a frame much larger than what is left is drawn anew", () => {
  const wide = steadyFrame(null, [store, { lng: -6.0, lat: 53.5 }]);
  expect(steadyFrame(wide, [store, door])).not.toBe(wide);
});

test("no points leave the map where it is", () => {
  const frame = steadyFrame(null, [store, door]);
  expect(steadyFrame(frame, [])).toBe(frame);
  expect(corners(null)).toEqual([]);
});
