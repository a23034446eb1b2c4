import { durationMs, haversineMeters, meters, type LngLat } from "@fairmile/contracts";
import type { MatrixQuery, ReachQuery, RoadNetwork, RouteQuery, SnapQuery, TraceQuery } from "../road-network.ts";
import { DEFAULT_FIT, type StraightLineFit, type VehicleFit } from "./straight-line-fit.ts";

const leg = (fit: VehicleFit, a: LngLat, b: LngLat): { ms: number; m: number } => {
  const straight = haversineMeters(a, b);
  if (straight < 1) return { ms: 0, m: 0 };
  return {
    ms: Math.round(fit.baseMs + (straight / fit.metersPerSecond) * 1000),
    m: Math.round(fit.baseMeters + straight * fit.circuity),
  };
};

const CIRCLE_POINTS = 48;
const METERS_PER_DEGREE = 111_320;

/** A ring at one distance all around. */
const circle = (center: LngLat, radiusMeters: number): LngLat[] => {
  const latDegrees = radiusMeters / METERS_PER_DEGREE;
  const lngDegrees = latDegrees / Math.max(0.01, Math.cos((center.lat * Math.PI) / 180));
  return Array.from({ length: CIRCLE_POINTS + 1 }, (_, i) => {
    const angle = ((i % CIRCLE_POINTS) / CIRCLE_POINTS) * 2 * Math.PI;
    return { lng: center.lng + lngDegrees * Math.cos(angle), lat: center.lat + latDegrees * Math.sin(angle) };
  });
};

/**
 * Travel times from straight lines alone: `a + k·d` per vehicle class, fitted to a market's roads where that was done. It
 * says of itself that it is an estimate. Never refuses and knows no rivers; durations in ms, distances in m, both rounded.
 */
export const straightLineNetwork = (fit: StraightLineFit = DEFAULT_FIT): RoadNetwork => ({
  name: "straight-line estimate",
  isEstimate: true,
  matrix: ({ vehicle, from, to }: MatrixQuery) => {
    const durationsMs = new Int32Array(from.length * to.length);
    const distancesMeters = new Int32Array(from.length * to.length);
    from.forEach((a, row) => {
      to.forEach((b, column) => {
        const { ms, m } = leg(fit[vehicle], a, b);
        durationsMs[row * to.length + column] = ms;
        distancesMeters[row * to.length + column] = m;
      });
    });
    return Promise.resolve({ durationsMs, distancesMeters, isEstimate: true });
  },
  route: ({ vehicle, stops }: RouteQuery) => {
    const legs = stops.slice(1).map((stop, i) => {
      const { ms, m } = leg(fit[vehicle], stops[i] ?? stop, stop);
      return { distanceMeters: meters(m), durationMs: durationMs(ms) };
    });
    return Promise.resolve({
      ok: true,
      route: {
        distanceMeters: meters(legs.reduce((sum, l) => sum + l.distanceMeters, 0)),
        durationMs: durationMs(legs.reduce((sum, l) => sum + l.durationMs, 0)),
        legs,
        line: [...stops],
        manoeuvres: [],
        language: null,
        isEstimate: true,
      },
    });
  },
  reach: ({ vehicle, from, withinMs }: ReachQuery) => {
    const { baseMs, metersPerSecond } = fit[vehicle];
    const radiusMeters = Math.max(1, ((withinMs - baseMs) / 1000) * metersPerSecond);
    return Promise.resolve({ ok: true, area: { rings: [circle(from, radiusMeters)], isEstimate: true } });
  },
  trace: ({ points }: TraceQuery) => {
    const straight = points.slice(1).reduce((sum, p, i) => sum + haversineMeters(points[i] ?? p, p), 0);
    return Promise.resolve({
      ok: true,
      trace: { line: [...points], distanceMeters: meters(Math.round(straight)), isEstimate: true },
    });
  },
  snap: ({ point }: SnapQuery) =>
    Promise.resolve({ ok: true, snap: { point, distanceMeters: meters(0), isEstimate: true } }),
});
