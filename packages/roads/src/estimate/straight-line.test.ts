import type { LngLat } from "@fairmile/contracts";
import { expect, test } from "vitest";
import { fitStraightLine } from "./fit-straight-line.ts";
import { straightLineNetwork } from "./straight-line.ts";
import { DEFAULT_FIT, parseFit, type StraightLineFit } from "./straight-line-fit.ts";

const TRUE_FIT: StraightLineFit = {
  walk: { baseMs: 20_000, metersPerSecond: 1.1, baseMeters: 10, circuity: 1.2 },
  bicycle: { baseMs: 35_000, metersPerSecond: 3.4, baseMeters: 60, circuity: 1.35 },
  ebike: { baseMs: 30_000, metersPerSecond: 4.6, baseMeters: 60, circuity: 1.35 },
  scooter: { baseMs: 70_000, metersPerSecond: 6.5, baseMeters: 150, circuity: 1.5 },
  car: { baseMs: 110_000, metersPerSecond: 7.5, baseMeters: 200, circuity: 1.6 },
};

const places: LngLat[] = Array.from({ length: 500 }, (_, i) => ({
  lng: -8.5 + ((i * 37) % 101) * 0.0004,
  lat: 51.9 + ((i * 53) % 97) * 0.0003,
}));

test("a market whose trips are a line is fitted by that line", async () => {
  const { fit, quality } = await fitStraightLine(straightLineNetwork(TRUE_FIT), places);
  for (const vehicle of ["walk", "bicycle", "ebike", "scooter", "car"] as const) {
    expect(fit[vehicle].metersPerSecond).toBeCloseTo(TRUE_FIT[vehicle].metersPerSecond, 1);
    expect(Math.abs(fit[vehicle].baseMs - TRUE_FIT[vehicle].baseMs)).toBeLessThan(500);
    expect(fit[vehicle].circuity).toBeCloseTo(TRUE_FIT[vehicle].circuity, 2);
    expect(quality[vehicle]?.medianError).toBeLessThan(0.01);
  }
});

test("a fifth of odd legs does not pull the fit", async () => {
  const straight = straightLineNetwork(TRUE_FIT);
  let leg = 0;
  const odd = async (...[query]: Parameters<typeof straight.matrix>) => {
    const matrix = await straight.matrix(query);
    return { ...matrix, durationsMs: matrix.durationsMs.map((ms) => ((leg += 1) % 5 === 0 ? ms * 6 : ms)) };
  };
  const { fit } = await fitStraightLine({ ...straight, matrix: odd }, places);
  expect(Math.abs(fit.car.metersPerSecond / TRUE_FIT.car.metersPerSecond - 1)).toBeLessThan(0.15);
});

test("legs that no road joins are left out, and too few legs leave the default", async () => {
  const none = straightLineNetwork();
  const matrix = async (...[query]: Parameters<typeof none.matrix>) => {
    const found = await none.matrix(query);
    return query.vehicle === "car" ? { ...found, durationsMs: found.durationsMs.map(() => -1) } : found;
  };
  const { fit, quality } = await fitStraightLine({ ...none, matrix }, places);
  expect(fit.car).toEqual(DEFAULT_FIT.car);
  expect(quality.car).toBeUndefined();
  expect(quality.walk?.legs).toBeGreaterThan(100);
});

test("a stored fit is read back; anything else is not a fit", () => {
  expect(parseFit(JSON.stringify(TRUE_FIT))).toEqual(TRUE_FIT);
  const { car: _car, ...withoutCar } = TRUE_FIT;
  const faults = [
    "",
    "null",
    "[]",
    "{}",
    JSON.stringify(withoutCar),
    JSON.stringify({ ...TRUE_FIT, car: { ...TRUE_FIT.car, metersPerSecond: 0 } }),
    JSON.stringify({ ...TRUE_FIT, car: { ...TRUE_FIT.car, baseMs: "1" } }),
    JSON.stringify({ ...TRUE_FIT, car: { ...TRUE_FIT.car, circuity: 0.5 } }),
  ];
  expect(faults.map(parseFit)).toEqual(faults.map(() => null));
});
