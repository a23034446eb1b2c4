import { haversineMeters, VEHICLE_CLASSES, type LngLat, type VehicleClass } from "@fairmile/contracts";
import type { RoadNetwork } from "../road-network.ts";
import { DEFAULT_FIT, type StraightLineFit, type VehicleFit } from "./straight-line-fit.ts";

const ORIGINS = 14;
const TARGETS = 20;
/** Closer than this the door's side of the street decides, not the distance. */
const NEAREST_METERS = 150;
/** A line through fewer legs than this says little; the default stays. */
const FEWEST_SAMPLES = 30;

interface Sample {
  readonly straight: number;
  readonly ms: number;
  readonly meters: number;
}

export interface FitReport {
  readonly fit: StraightLineFit;
  /** Legs the fit was made of and the median of its error in time as a share, per vehicle; none where too few legs were found. */
  readonly quality: Readonly<Partial<Record<VehicleClass, { readonly legs: number; readonly medianError: number }>>>;
}

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
};

/** `a + k·d` by Theil and Sen: the median of all slopes, so that a few odd legs (a ferry, a far bridge) do not pull it. */
const theilSen = (xs: readonly number[], ys: readonly number[]): { readonly a: number; readonly k: number } => {
  const slopes: number[] = [];
  xs.forEach((x, i) => {
    for (let j = i + 1; j < xs.length; j += 1) {
      const run = (xs[j] ?? 0) - x;
      if (Math.abs(run) > 1) slopes.push(((ys[j] ?? 0) - (ys[i] ?? 0)) / run);
    }
  });
  const k = median(slopes);
  return { a: Math.max(0, median(ys.map((y, i) => y - k * (xs[i] ?? 0)))), k };
};

/** `count` of the points, evenly spread over their order; the second pick starts between those of the first. */
const spread = (points: readonly LngLat[], count: number, offset: number): LngLat[] =>
  Array.from({ length: count }, (_, i) => points[Math.floor(((i + offset) / count) * points.length)] ?? []).flat();

const sample = async (network: RoadNetwork, vehicle: VehicleClass, points: readonly LngLat[]): Promise<Sample[]> => {
  const from = spread(points, ORIGINS, 0);
  const to = spread(points, TARGETS, 0.5);
  const matrix = await network.matrix({ vehicle, from, to });
  return from.flatMap((a, row) =>
    to.flatMap((b, column) => {
      const at = row * to.length + column;
      const ms = matrix.durationsMs[at] ?? -1;
      const straight = haversineMeters(a, b);
      return ms > 0 && straight >= NEAREST_METERS ? [{ straight, ms, meters: matrix.distancesMeters[at] ?? 0 }] : [];
    }),
  );
};

const fitOne = (samples: readonly Sample[]): VehicleFit | null => {
  const xs = samples.map((s) => s.straight);
  const time = theilSen(
    xs,
    samples.map((s) => s.ms),
  );
  const way = theilSen(
    xs,
    samples.map((s) => s.meters),
  );
  if (samples.length < FEWEST_SAMPLES || time.k <= 0) return null;
  return { baseMs: time.a, metersPerSecond: 1000 / time.k, baseMeters: way.a, circuity: Math.max(1, way.k) };
};

/**
 * Fits the straight-line estimate to a road graph: legs between points of the market (its addresses, say), evenly picked
 * in their order, so that the same points give the same fit. Rejects with `EngineDown` where the graph does not answer.
 */
export const fitStraightLine = async (network: RoadNetwork, points: readonly LngLat[]): Promise<FitReport> => {
  const fit: Record<VehicleClass, VehicleFit> = { ...DEFAULT_FIT };
  const quality: Partial<Record<VehicleClass, { legs: number; medianError: number }>> = {};
  for (const vehicle of VEHICLE_CLASSES) {
    const samples = await sample(network, vehicle, points);
    const fitted = fitOne(samples);
    if (fitted === null) continue;
    fit[vehicle] = fitted;
    const errors = samples.map((s) =>
      Math.abs((fitted.baseMs + (s.straight / fitted.metersPerSecond) * 1000 - s.ms) / s.ms),
    );
    quality[vehicle] = { legs: samples.length, medianError: median(errors) };
  }
  return { fit, quality };
};
