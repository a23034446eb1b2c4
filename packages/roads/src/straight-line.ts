import { durationMs, haversineMeters, meters, type LngLat, type VehicleClass } from "@fairmile/contracts";
import type { RoadNetwork } from "./road-network.ts";

interface Fit {
  /** Fixed part of any trip: unlocking, lights, finding the door. */
  readonly baseMs: number;
  /** Metres of straight line covered in a second. */
  readonly metersPerSecond: number;
}

/** Metres of road for one metre of straight line in a town: the usual circuity factor. */
const CIRCUITY = 1.3;

/** `a + k·d` per vehicle; to be fitted per market once a road graph is loaded. */
const FITS: Readonly<Record<VehicleClass, Fit>> = {
  walk: { baseMs: 10_000, metersPerSecond: 1.35 / CIRCUITY },
  bicycle: { baseMs: 40_000, metersPerSecond: 4.4 / CIRCUITY },
  ebike: { baseMs: 40_000, metersPerSecond: 5.8 / CIRCUITY },
  scooter: { baseMs: 60_000, metersPerSecond: 7.2 / CIRCUITY },
  car: { baseMs: 90_000, metersPerSecond: 6.9 / CIRCUITY },
};

const leg = (fit: Fit, a: LngLat, b: LngLat): { ms: number; m: number } => {
  const straight = haversineMeters(a, b);
  if (straight < 1) return { ms: 0, m: 0 };
  return { ms: Math.round(fit.baseMs + (straight / fit.metersPerSecond) * 1000), m: Math.round(straight * CIRCUITY) };
};

/**
 * Travel times from straight lines alone: `a + k·d` per vehicle class. It says of itself that it is an estimate.
 * Never fails and knows no rivers; durations in ms, distances in m, both rounded to whole numbers.
 */
export const straightLineNetwork = (): RoadNetwork => ({
  name: "straight-line estimate",
  isEstimate: true,
  matrix: ({ vehicle, from, to }) => {
    const durationsMs = new Int32Array(from.length * to.length);
    const distancesMeters = new Int32Array(from.length * to.length);
    from.forEach((a, row) => {
      to.forEach((b, column) => {
        const { ms, m } = leg(FITS[vehicle], a, b);
        durationsMs[row * to.length + column] = ms;
        distancesMeters[row * to.length + column] = m;
      });
    });
    return Promise.resolve({ durationsMs, distancesMeters });
  },
  route: ({ vehicle, stops }) => {
    const legs = stops.slice(1).map((stop, i) => {
      const { ms, m } = leg(FITS[vehicle], stops[i] ?? stop, stop);
      return { distanceMeters: meters(m), durationMs: durationMs(ms) };
    });
    return Promise.resolve({
      distanceMeters: meters(legs.reduce((sum, l) => sum + l.distanceMeters, 0)),
      durationMs: durationMs(legs.reduce((sum, l) => sum + l.durationMs, 0)),
      legs,
      line: [...stops],
    });
  },
});
