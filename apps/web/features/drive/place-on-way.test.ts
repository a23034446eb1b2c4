import { expect, test } from "vitest";
import { follow, type Progress } from "./follow.ts";
import { legTo } from "./guidance.ts";
import { placeOnWay } from "./place-on-way.ts";
import { sampleDirections } from "./testing/sample-directions.ts";
import type { Navigation } from "./use-navigation.ts";

const leg = legTo(sampleDirections(), "stp_1");
const at = (eastMeters: number, northMeters: number) => ({ lng: eastMeters / 111_195, lat: northMeters / 111_195 });

const shown = (fixes: readonly { lng: number; lat: number }[], headingDegrees: number | null = null) => {
  let progress: Progress | null = null;
  for (const point of fixes) progress = leg && follow(leg.track, progress, { point, accuracyMeters: null });
  const navigation: Navigation = {
    kind: "road",
    leg,
    progress,
    guidance: null,
    leftMs: null,
    hasLeft: (progress?.offFixes ?? 0) >= 3,
    isStale: false,
  };
  const point = fixes.at(-1);
  const { own, headingDegrees: up } = placeOnWay(navigation, point === undefined ? null : { point, headingDegrees });
  return own && [Math.round(own.lng * 111_195), Math.round(own.lat * 111_195), up === null ? null : Math.round(up)];
};

test("on the way the car stands on the line and looks along it, round the corner too", () => {
  expect(shown([at(100, 9)], 71)).toEqual([100, 0, 90]);
  expect(shown([at(385, 2)])).toEqual([385, 0, 135]);
  expect(shown([at(400, -100)])).toEqual([400, -100, 180]);
});

test("at its end the map keeps the street's direction", () => {
  expect(shown([at(400, -195)], 12)).toEqual([400, -195, 180]);
  expect(shown([at(400, -205)], 12)).toEqual([400, -200, 180]);
});

test("off it the receiver has the word", () => {
  expect(shown([at(100, 0), at(110, 80)], 12)).toEqual([110, 80, 12]);
  expect(shown([])).toBeNull();
});
