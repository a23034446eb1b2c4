import type { LngLat } from "@fairmile/contracts";

const METERS_A_DEGREE = 111_195;

/** A flat piece of the Earth around one latitude: metres east and north. Good to 0.1 % over a city. */
export interface Plane {
  readonly toX: (lng: number) => number;
  readonly toY: (lat: number) => number;
  readonly toPoint: (x: number, y: number) => LngLat;
}

/** Equirectangular plane with its origin at a point. */
export const planeAt = (origin: LngLat): Plane => {
  const lngScale = METERS_A_DEGREE * Math.cos((origin.lat * Math.PI) / 180);
  return {
    toX: (lng) => (lng - origin.lng) * lngScale,
    toY: (lat) => (lat - origin.lat) * METERS_A_DEGREE,
    toPoint: (x, y) => ({ lng: origin.lng + x / lngScale, lat: origin.lat + y / METERS_A_DEGREE }),
  };
};

/** Metres between two near points (flat, at their mean latitude). */
export const metersBetween = (a: LngLat, b: LngLat): number => {
  const lngScale = Math.cos(((a.lat + b.lat) * Math.PI) / 360);
  return Math.hypot((b.lng - a.lng) * lngScale, b.lat - a.lat) * METERS_A_DEGREE;
};

/** Metres along a line. */
export const lineMeters = (line: readonly LngLat[]): number =>
  line.reduce((sum, point, i) => sum + metersBetween(line[i - 1] ?? point, point), 0);

/** The point half-way along a line; undefined for an empty one. */
export const lineMiddle = (line: readonly LngLat[]): LngLat | undefined => {
  let left = lineMeters(line) / 2;
  for (let i = 1; i < line.length; i += 1) {
    const [a, b] = [line[i - 1], line[i]];
    if (!a || !b) break;
    const length = metersBetween(a, b);
    if (length >= left && length > 0) {
      const share = left / length;
      return { lng: a.lng + (b.lng - a.lng) * share, lat: a.lat + (b.lat - a.lat) * share };
    }
    left -= length;
  }
  return line[0];
};

/** Signed area of a ring in m² (counter-clockwise is positive). The ring may repeat its first point. */
export const ringArea = (ring: readonly LngLat[]): number => {
  const first = ring[0];
  if (!first) return 0;
  const { toX, toY } = planeAt(first);
  let doubled = 0;
  for (let i = 0; i < ring.length; i += 1) {
    const a = ring[i] ?? first;
    const b = ring[(i + 1) % ring.length] ?? first;
    doubled += toX(a.lng) * toY(b.lat) - toX(b.lng) * toY(a.lat);
  }
  return doubled / 2;
};

/** Centre of mass of a ring; the mean of its points where it has no area. Undefined for no points. */
export const ringCentroid = (ring: readonly LngLat[]): LngLat | undefined => {
  const first = ring[0];
  if (!first) return undefined;
  const { toX, toY, toPoint } = planeAt(first);
  let [doubled, sumX, sumY] = [0, 0, 0];
  for (let i = 0; i < ring.length; i += 1) {
    const a = ring[i] ?? first;
    const b = ring[(i + 1) % ring.length] ?? first;
    const cross = toX(a.lng) * toY(b.lat) - toX(b.lng) * toY(a.lat);
    doubled += cross;
    sumX += (toX(a.lng) + toX(b.lng)) * cross;
    sumY += (toY(a.lat) + toY(b.lat)) * cross;
  }
  if (Math.abs(doubled) > 0.02) return toPoint(sumX / (3 * doubled), sumY / (3 * doubled));
  const total = ring.reduce((sum, p) => ({ lng: sum.lng + p.lng, lat: sum.lat + p.lat }), { lng: 0, lat: 0 });
  return { lng: total.lng / ring.length, lat: total.lat / ring.length };
};

/** Whether a point lies inside a ring (even-odd rule; the border may fall either way). */
export const ringContains = (ring: readonly LngLat[], point: LngLat): boolean => {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    const [a, b] = [ring[i], ring[j]];
    if (!a || !b || a.lat > point.lat === b.lat > point.lat) continue;
    if (point.lng < ((b.lng - a.lng) * (point.lat - a.lat)) / (b.lat - a.lat) + a.lng) inside = !inside;
  }
  return inside;
};

/**
 * Drops points that lie within `toleranceMeters` of the line through their neighbours (Douglas–Peucker, iterative so
 * that a coast of a million points does not overflow the stack). Keeps both ends.
 */
export const simplifyLine = (line: readonly LngLat[], toleranceMeters: number): LngLat[] => {
  const first = line[0];
  if (!first || line.length < 3) return [...line];
  const { toX, toY } = planeAt(first);
  const xs = Float64Array.from(line, (p) => toX(p.lng));
  const ys = Float64Array.from(line, (p) => toY(p.lat));
  const keep = new Uint8Array(line.length);
  keep[0] = 1;
  keep[line.length - 1] = 1;
  const spans: [number, number][] = [[0, line.length - 1]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span;
    const far = farthest(xs, ys, from, to);
    if (far.squaredMeters <= toleranceMeters ** 2) continue;
    keep[far.index] = 1;
    spans.push([from, far.index], [far.index, to]);
  }
  return line.filter((_, i) => keep[i] === 1);
};

/** The point between two others that lies farthest from the segment between them. */
const farthest = (
  xs: Float64Array,
  ys: Float64Array,
  from: number,
  to: number,
): { index: number; squaredMeters: number } => {
  const [ax, ay] = [xs[from] ?? 0, ys[from] ?? 0];
  const [dx, dy] = [(xs[to] ?? 0) - ax, (ys[to] ?? 0) - ay];
  const length = dx * dx + dy * dy;
  let best = { index: from, squaredMeters: 0 };
  for (let i = from + 1; i < to; i += 1) {
    const [px, py] = [(xs[i] ?? 0) - ax, (ys[i] ?? 0) - ay];
    const share = length === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / length));
    const squaredMeters = (px - share * dx) ** 2 + (py - share * dy) ** 2;
    if (squaredMeters > best.squaredMeters) best = { index: i, squaredMeters };
  }
  return best;
};
