import type { LngLat } from "@fairmile/contracts";
import type { Prng } from "../core/prng.ts";

/** Whether a point lies inside a ring (even-odd rule); the ring may be closed or not. */
export const isInside = (ring: readonly LngLat[], { lng, lat }: LngLat): boolean => {
  let inside = false;
  ring.forEach((a, i) => {
    const b = ring.at(i - 1);
    if (b === undefined || a.lat > lat === b.lat > lat) return;
    if (lng < ((b.lng - a.lng) * (lat - a.lat)) / (b.lat - a.lat) + a.lng) inside = !inside;
  });
  return inside;
};

const METERS_PER_DEGREE = 111_195;
const TRIES = 200;

/** The point this far east and north of another, in metres; good for the size of a town. */
export const offset = (from: LngLat, eastMeters: number, northMeters: number): LngLat => ({
  lng: from.lng + eastMeters / (METERS_PER_DEGREE * Math.cos((from.lat * Math.PI) / 180)),
  lat: from.lat + northMeters / METERS_PER_DEGREE,
});

/** A point of the ring, evenly spread. Throws RangeError for a ring that holds next to nothing of its own box. */
export const pointInside = (ring: readonly LngLat[], prng: Prng): LngLat => {
  const lngs = ring.map((p) => p.lng);
  const lats = ring.map((p) => p.lat);
  for (let i = 0; i < TRIES; i += 1) {
    const point = {
      lng: prng.between(Math.min(...lngs), Math.max(...lngs)),
      lat: prng.between(Math.min(...lats), Math.max(...lats)),
    };
    if (isInside(ring, point)) return point;
  }
  throw new RangeError("the market's polygon holds no point");
};

/** A point within a circle, evenly spread over its area. */
export const pointNear = (center: LngLat, radiusMeters: number, prng: Prng): LngLat => {
  const angle = prng.between(0, 2 * Math.PI);
  const distance = radiusMeters * Math.sqrt(prng.next());
  return offset(center, Math.cos(angle) * distance, Math.sin(angle) * distance);
};
