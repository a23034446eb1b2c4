import fc from "fast-check";
import { expect, test } from "vitest";
import { follow, type Progress } from "./follow.ts";
import { makeTrack, pointAt, trackMeters } from "./track.ts";

const METERS_PER_DEGREE = 111_195;
const at = (eastMeters: number, northMeters: number) => ({
  lng: eastMeters / METERS_PER_DEGREE,
  lat: northMeters / METERS_PER_DEGREE,
});

/** A street: how long it is, and the bend into it. One that folds back onto the last is in follow.test.ts. */
const street = fc.record({
  lengthMeters: fc.integer({ min: 40, max: 400 }),
  bendDegrees: fc.integer({ min: -150, max: 150 }),
});
const error = fc.integer({ min: -8, max: 8 });

const STEP_METERS = 14;
/** As far as the search looks ahead of where the driver was last, with the receiver's error. */
const MOST_WRONG_METERS = 130;

test("a drive along a line that crosses itself as it likes is followed to its end: never off it, never far ahead or back", () => {
  fc.assert(
    fc.property(
      fc.array(street, { minLength: 2, maxLength: 14 }),
      fc.array(fc.tuple(error, error), { minLength: 50, maxLength: 50 }),
      (streets, errors) => {
        let heading = 0;
        let [east, north] = [0, 0];
        const line = [at(0, 0)];
        for (const { lengthMeters, bendDegrees } of streets) {
          heading += (bendDegrees * Math.PI) / 180;
          east += lengthMeters * Math.sin(heading);
          north += lengthMeters * Math.cos(heading);
          line.push(at(east, north));
        }
        const track = makeTrack(line);
        let progress: Progress | null = null;
        for (let along = 0, fix = 0; along <= trackMeters(track); along += STEP_METERS, fix += 1) {
          const [dEast = 0, dNorth = 0] = errors[fix % errors.length] ?? [];
          const place = pointAt(track, along) ?? at(0, 0);
          const point = {
            lng: place.lng + dEast / METERS_PER_DEGREE,
            lat: place.lat + dNorth / METERS_PER_DEGREE,
          };
          progress = follow(track, progress, { point, accuracyMeters: 8 });
          expect(progress?.offFixes).toBe(0);
          expect(Math.abs((progress?.alongMeters ?? -1_000) - along)).toBeLessThan(MOST_WRONG_METERS);
        }
      },
    ),
    { numRuns: 200 },
  );
});
