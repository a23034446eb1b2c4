import type { LngLat } from "@fairmile/contracts";
import { expect, test } from "vitest";
import { follow, hasLeft, mayAskAgain, type Progress } from "./follow.ts";
import { makeTrack, type Track } from "./track.ts";

/** A hundred metres, near the equator. */
const H = 100 / 111_195;
const at = (eastMeters: number, northMeters: number): LngLat => ({
  lng: (eastMeters / 100) * H,
  lat: (northMeters / 100) * H,
});

const drive = (track: Track, points: readonly LngLat[], accuracyMeters: number | null = 8): (Progress | null)[] => {
  let progress: Progress | null = null;
  return points.map((point) => (progress = follow(track, progress, { point, accuracyMeters })));
};
const along = (all: readonly (Progress | null)[]): number[] => all.map((one) => Math.round(one?.alongMeters ?? -1));

test("a drive along a line goes forward, and a little back where the receiver wavers", () => {
  const track = makeTrack([at(0, 0), at(1000, 0)]);
  expect(along(drive(track, [at(0, 4), at(50, -6), at(100, 3), at(92, 0), at(160, 9)]))).toEqual([0, 50, 100, 92, 160]);
});

test("where the line crosses itself the driver stays on the arm they are on", () => {
  // East for 400 m, a block round to the north, and south over the first street.
  const track = makeTrack([at(0, 0), at(400, 0), at(400, 200), at(200, 200), at(200, -300)]);
  const first = drive(track, [at(100, 0), at(150, 0), at(198, 2), at(202, -2), at(250, 0)]);
  expect(along(first)).toEqual([100, 150, 198, 202, 250]);
  const round = drive(track, [at(390, 0), at(400, 150), at(300, 200), at(200, 120), at(200, 30), at(200, 0)]);
  expect(along(round)).toEqual([390, 550, 700, 880, 970, 1000]);
});

test("a street out and back: the turn at its end is not taken before it is driven, nor missed", () => {
  const track = makeTrack([at(0, 0), at(300, 0), at(0, 0)]);
  const places = [0, 60, 120, 180, 240, 290, 240, 180, 120].map((east) => at(east, 0));
  const seen = along(drive(track, places));
  expect(seen).toEqual([0, 60, 120, 180, 240, 290, 360, 420, 480]);
});

test("a long silence lets them be far ahead", () => {
  const track = makeTrack([at(0, 0), at(0, 900), at(900, 900)]);
  expect(along(drive(track, [at(0, 10), at(700, 900)]))).toEqual([10, 1600]);
});

test("three fixes in a row off the line, and the receiver's own error does not count", () => {
  const track = makeTrack([at(0, 0), at(1000, 0)]);
  const off = drive(track, [at(100, 0), at(120, 60), at(140, 60), at(160, 60)]);
  expect(off.map((one) => one?.offFixes)).toEqual([0, 1, 2, 3]);
  expect(off.map(hasLeft)).toEqual([false, false, false, true]);
  expect(off.at(-1)?.alongMeters).toBeCloseTo(100, 0);
  expect(drive(track, [at(100, 0), at(120, 60), at(140, 3), at(160, 60)]).map((one) => one?.offFixes)).toEqual([
    0, 1, 0, 1,
  ]);
  const blurred = drive(track, [at(100, 0), at(120, 60), at(140, 60), at(160, 60)], 30);
  expect(blurred.map((one) => one?.offFixes)).toEqual([0, 0, 0, 0]);
});

test("back on the line further on, the driver goes on from there", () => {
  const track = makeTrack([at(0, 0), at(1000, 0)]);
  expect(along(drive(track, [at(100, 0), at(200, 90), at(300, 90), at(420, 2)])).at(-1)).toBe(420);
});

test("another line begins anew", () => {
  const before = follow(makeTrack([at(0, 0), at(900, 0)]), null, { point: at(500, 0), accuracyMeters: null });
  const next = follow(makeTrack([at(500, 0), at(500, 800)]), before, { point: at(500, 5), accuracyMeters: null });
  expect(next?.alongMeters).toBeCloseTo(5, 0);
});

test("the way is asked for anew at most every ten seconds, and never twice at once", () => {
  const track = makeTrack([at(0, 0), at(1000, 0)]);
  const progress = drive(track, [at(0, 90), at(0, 90), at(0, 90)]).at(-1) ?? null;
  const ask = { progress, isAsking: false, askedAtMs: 0, nowMs: 10_000 };
  expect(mayAskAgain(ask)).toBe(true);
  expect(mayAskAgain({ ...ask, nowMs: 9_999 })).toBe(false);
  expect(mayAskAgain({ ...ask, isAsking: true })).toBe(false);
  expect(mayAskAgain({ ...ask, progress: null })).toBe(false);
});
