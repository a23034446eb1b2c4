import { expect, test } from "vitest";
import { bearingDegrees, turnTo } from "./bearing.ts";

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

test("a turn is told from where the driver heads, across north too", () => {
  const turn = (bearing: number, headingDegrees: number | null) =>
    turnTo({ bearing, headingDegrees, distanceMeters: 500 });
  expect([turn(90, 0), turn(270, 0), turn(10, 350), turn(180, 0), turn(350, 60)]).toEqual([
    "right",
    "left",
    "straight",
    "back",
    "left",
  ]);
  expect(turn(123, null)).toBe("straight");
  expect(turnTo({ bearing: 90, headingDegrees: 0, distanceMeters: 20 })).toBe("there");
});
