import fc from "fast-check";
import { expect, test } from "vitest";
import { ringArea, ringContains } from "../geometry.ts";
import { marketPolygon } from "./market-polygon.ts";

test("a closed counter-clockwise ring of at most 200 points around every point, in any city", () => {
  const city = fc.record({
    lng: fc.double({ min: -170, max: 170, noNaN: true }),
    lat: fc.double({ min: -65, max: 65, noNaN: true }),
  });
  const offset = fc.double({ min: -0.2, max: 0.2, noNaN: true });
  fc.assert(
    fc.property(city, fc.array(fc.tuple(offset, offset), { minLength: 1, maxLength: 40 }), (center, offsets) => {
      const points = offsets.map(([x, y]) => ({ lng: center.lng + x, lat: center.lat + y }));
      const ring = marketPolygon(points);
      expect(ring.length).toBeLessThanOrEqual(200);
      expect(ring[0]).toEqual(ring.at(-1));
      expect(ringArea(ring)).toBeGreaterThan(0);
      for (const point of points) expect(ringContains(ring, point)).toBe(true);
    }),
  );
});
