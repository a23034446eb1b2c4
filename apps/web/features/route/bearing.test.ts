import { expect, test } from "vitest";
import { bearingDegrees } from "./bearing.ts";

const O = { lng: 0, lat: 0 };

test("the four winds", () => {
  const places = [
    { lng: 0, lat: 1 },
    { lng: 1, lat: 0 },
    { lng: 0, lat: -1 },
    { lng: -1, lat: 0 },
  ];
  expect(places.map((to) => Math.round(bearingDegrees(O, to)))).toEqual([0, 90, 180, 270]);
});
