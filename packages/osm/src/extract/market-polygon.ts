import type { LngLat } from "@fairmile/contracts";
import { planeAt } from "../geometry.ts";
import type { Bounds } from "./extract-types.ts";

const SIDES = 64;
const BUFFER_METERS = 150;

/** The box around points; undefined for none. */
export const boundsOf = (points: Iterable<LngLat>): Bounds | undefined => {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { lng, lat } of points) {
    west = Math.min(west, lng);
    east = Math.max(east, lng);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  return west <= east ? { west, south, east, north } : undefined;
};

/**
 * A convex ring around all points, `BUFFER_METERS` away from them: the intersection of 64 half-planes, each pushed out
 * to the farthest point of its direction. Closed, counter-clockwise, simple by construction. Throws for no points.
 */
export const marketPolygon = (points: readonly LngLat[]): LngLat[] => {
  const bounds = boundsOf(points);
  if (!bounds) throw new RangeError("no points to draw a market around");
  const { toX, toY, toPoint } = planeAt({
    lng: (bounds.west + bounds.east) / 2,
    lat: (bounds.south + bounds.north) / 2,
  });
  const angles = Array.from({ length: SIDES }, (_, i) => (2 * Math.PI * i) / SIDES);
  const supports = angles.map((angle) => {
    const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
    return points.reduce((far, p) => Math.max(far, toX(p.lng) * dx + toY(p.lat) * dy), -Infinity) + BUFFER_METERS;
  });
  const corner = (i: number): LngLat => {
    const [a, b] = [angles[i] ?? 0, angles[(i + 1) % SIDES] ?? 0];
    const [ha, hb] = [supports[i] ?? 0, supports[(i + 1) % SIDES] ?? 0];
    // Where x·cos a + y·sin a = ha meets x·cos b + y·sin b = hb.
    const determinant = Math.sin(b - a);
    return toPoint(
      (ha * Math.sin(b) - hb * Math.sin(a)) / determinant,
      (hb * Math.cos(a) - ha * Math.cos(b)) / determinant,
    );
  };
  const ring = angles.map((_, i) => corner(i));
  return [...ring, ...ring.slice(0, 1)];
};
