import { expect, test } from "vitest";
import { isAfterDusk, sunElevationDegrees } from "./dusk.ts";

const DUBLIN = { lng: -6.26, lat: 53.35 };
const SYDNEY = { lng: 151.21, lat: -33.87 };

/** Published times of sunset, to the minute; the sun must be up a little before and down a little after. */
const SUNSETS: readonly [string, typeof DUBLIN][] = [
  ["2026-06-21T20:57:00Z", DUBLIN],
  ["2026-12-21T16:08:00Z", DUBLIN],
  ["2026-12-21T09:05:00Z", SYDNEY],
];

test("the sun sets when the almanac says, within five minutes", () => {
  for (const [time, place] of SUNSETS) {
    const atMs = Date.parse(time);
    expect(isAfterDusk(atMs - 5 * 60_000, place), `before ${time}`).toBe(false);
    expect(isAfterDusk(atMs + 5 * 60_000, place), `after ${time}`).toBe(true);
  }
});

test("at noon on the equinox the sun stands at 90 degrees less the latitude", () => {
  expect(sunElevationDegrees(Date.UTC(2026, 2, 20, 12, 32), DUBLIN)).toBeCloseTo(90 - DUBLIN.lat, 0);
});
