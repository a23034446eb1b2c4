import { expect, test } from "vitest";
import { isInside } from "./in-market.ts";

const L = [
  { lng: 0, lat: 0 },
  { lng: 4, lat: 0 },
  { lng: 4, lat: 2 },
  { lng: 2, lat: 2 },
  { lng: 2, lat: 4 },
  { lng: 0, lat: 4 },
];

test("inside and outside of a shape with a corner cut out", () => {
  const at = (lng: number, lat: number) => isInside(L, { lng, lat });
  expect([at(1, 1), at(3, 1), at(1, 3)]).toEqual([true, true, true]);
  expect([at(3, 3), at(-1, 1), at(5, 1), at(1, 5)]).toEqual([false, false, false, false]);
});
