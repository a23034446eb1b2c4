import { haversineMeters } from "@fairmile/contracts";
import { expect, test } from "vitest";
import { makeTrack, pointAt, projectOn, splitTrack, trackMeters } from "./track.ts";

/** A hundred metres, near the equator. */
const H = 100 / 111_195;
const O = { lng: 0, lat: 0 };
const EAST = { lng: 5 * H, lat: 0 };
const CORNER = { lng: 5 * H, lat: 5 * H };
const ANYWHERE = { fromMeters: 0, toMeters: Infinity, unlikelyMeters: () => 0 };

test("a position finds its foot on the line and how far off it is", () => {
  const track = makeTrack([O, EAST, CORNER]);
  expect(trackMeters(track)).toBeCloseTo(1000, 0);
  const on = projectOn(track, { lng: 2 * H, lat: -0.3 * H }, ANYWHERE);
  expect([on?.alongMeters, on?.offMeters].map((value) => Math.round(value ?? -1))).toEqual([200, 30]);
  const past = projectOn(track, { lng: 5 * H, lat: 7 * H }, ANYWHERE);
  expect([past?.alongMeters, past?.offMeters].map((value) => Math.round(value ?? -1))).toEqual([1000, 200]);
});

test("only the part that is asked for counts", () => {
  const track = makeTrack([O, EAST, CORNER]);
  const on = projectOn(track, CORNER, { ...ANYWHERE, toMeters: 650 });
  expect(on?.alongMeters).toBeCloseTo(650, 0);
  expect(on?.offMeters).toBeCloseTo(350, 0);
});

test("on a street driven out and back, the likelier place is taken", () => {
  const track = makeTrack([O, EAST, O]);
  const at = { lng: 2 * H, lat: 0 };
  const along = (expectedMeters: number) =>
    projectOn(track, at, { ...ANYWHERE, unlikelyMeters: (meters) => 0.1 * Math.abs(meters - expectedMeters) })
      ?.alongMeters;
  expect(along(180)).toBeCloseTo(200, 0);
  expect(along(820)).toBeCloseTo(800, 0);
});

test("points and cuts lie on the line", () => {
  const track = makeTrack([O, EAST, EAST, CORNER]);
  const point = pointAt(track, 600);
  expect(haversineMeters(point ?? O, { lng: 5 * H, lat: H })).toBeLessThan(0.5);
  expect(pointAt(track, 5000)).toEqual(CORNER);
  expect(pointAt(track, 0)).toEqual(O);
  expect(pointAt(makeTrack([]), 3)).toBeNull();
  const { behind, ahead } = splitTrack(track, 600);
  expect(trackMeters(makeTrack(behind))).toBeCloseTo(600, 0);
  expect(trackMeters(makeTrack(ahead))).toBeCloseTo(400, 0);
  expect(behind.at(-1)).toEqual(ahead[0]);
});

test("a line of one point, or of the same point twice, has no place on it", () => {
  expect(projectOn(makeTrack([O]), O, ANYWHERE)).toBeNull();
  expect(projectOn(makeTrack([O, O]), O, ANYWHERE)).toBeNull();
});
