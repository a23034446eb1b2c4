import type { LngLat } from "@fairmile/contracts";
import { planeAt, ringCentroid, ringContains } from "../geometry.ts";

const STEPS = 12;

const squaredToSegment = (x: number, y: number, ax: number, ay: number, bx: number, by: number): number => {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length));
  return (x - ax - share * dx) ** 2 + (y - ay - share * dy) ** 2;
};

/**
 * Where an area's name stands: its centre of mass where that lies inside, else the point of a 12 × 12 raster farthest
 * from its border (a lake that bends round its own centre). Undefined for a ring without points.
 */
export const labelPoint = (ring: readonly LngLat[]): LngLat | undefined => {
  const middle = ringCentroid(ring);
  const first = ring[0];
  if (!middle || !first || ringContains(ring, middle)) return middle;
  const { toX, toY } = planeAt(first);
  const xy = ring.map(({ lng, lat }) => [toX(lng), toY(lat)] as const);
  const lngs = ring.map((p) => p.lng);
  const lats = ring.map((p) => p.lat);
  const [west, south] = [Math.min(...lngs), Math.min(...lats)];
  const [width, height] = [Math.max(...lngs) - west, Math.max(...lats) - south];
  let best: { point: LngLat; squaredMeters: number } | undefined;
  for (let i = 1; i < STEPS; i += 1) {
    for (let j = 1; j < STEPS; j += 1) {
      const point = { lng: west + (width * i) / STEPS, lat: south + (height * j) / STEPS };
      if (!ringContains(ring, point)) continue;
      const [x, y] = [toX(point.lng), toY(point.lat)];
      const squaredMeters = xy.reduce((least, [bx, by], k) => {
        const [ax, ay] = xy[k - 1] ?? [bx, by];
        return Math.min(least, squaredToSegment(x, y, ax, ay, bx, by));
      }, Infinity);
      if (!best || squaredMeters > best.squaredMeters) best = { point, squaredMeters };
    }
  }
  return best?.point ?? middle;
};
