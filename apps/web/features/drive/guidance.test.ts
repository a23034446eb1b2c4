import { expect, test } from "vitest";
import { estimatedLeftMs, guidanceAt, legTo, type Leg } from "./guidance.ts";
import { dueWords } from "./spoken-turns.ts";
import { sampleDirections } from "./testing/sample-directions.ts";
import { trackMeters } from "./track.ts";
import { signWords, turnOf } from "./turn.ts";

const theLeg = (): Leg => {
  const leg = legTo(sampleDirections(), "stp_1");
  if (leg === null) throw new Error("the sample leads to its first stop");
  return leg;
};

test("the leg ends at its stop, and what comes after it is kept apart", () => {
  const leg = theLeg();
  expect(trackMeters(leg.track)).toBeCloseTo(600, 0);
  expect(leg.manoeuvres.map(({ type, atMeters }) => [type, Math.round(atMeters)])).toEqual([
    ["depart", 0],
    ["right", 400],
    ["arrive", 600],
  ]);
  expect(leg.onward).toHaveLength(2);
});

test("no turns are made up", () => {
  expect(legTo({ ...sampleDirections(), isEstimate: true, manoeuvres: [] }, "stp_1")).toBeNull();
  expect(legTo({ ...sampleDirections(), manoeuvres: [] }, "stp_1")).toBeNull();
  expect(legTo(sampleDirections(), "stp_2")).toBeNull();
});

test("the next turn counts down, and makes way for the one after once it is made", () => {
  const leg = theLeg();
  const shown = (alongMeters: number) => {
    const { next, distanceMeters, after } = guidanceAt(leg, alongMeters);
    return [next?.type, Math.round(distanceMeters), after?.type];
  };
  expect(shown(0)).toEqual(["right", 400, "arrive"]);
  expect(shown(380)).toEqual(["right", 20, "arrive"]);
  expect(shown(404)).toEqual(["right", 0, "arrive"]);
  expect(shown(410)).toEqual(["arrive", 190, undefined]);
  expect(shown(700)).toEqual(["arrive", 0, undefined]);
});

test("the time that is left runs down with the way", () => {
  const leg = theLeg();
  const left = [0, 200, 400, 500, 600, 900].map((along) => Math.round(guidanceAt(leg, along).leftMs / 100) / 10);
  expect(left).toEqual([60, 40, 20, 10, 0, 0]);
});

test("without roads the time that is left goes by how near the stop is", () => {
  const directions = sampleDirections();
  const to = { lng: 0.004, lat: 0 };
  const left = [0, 0.002, 0.004, -0.01].map((lng) => estimatedLeftMs(directions, to, { lng, lat: 0 }));
  expect(left.map((ms) => Math.round(ms ?? -1))).toEqual([60_000, 30_000, 0, 60_000]);
  expect(estimatedLeftMs({ ...directions, legs: [] }, to, to)).toBeNull();
});

test("a sign bears the street, or the words where they say more", () => {
  const leg = theLeg();
  const [, right, arrive] = leg.manoeuvres;
  expect([right, arrive].map((one) => one && signWords(one))).toEqual(["Mill Street", "You have arrived"]);
  const ring = { type: "roundabout_enter", instruction: "Take the 2nd exit.", streetNames: ["Ring"] } as const;
  expect(signWords(ring)).toBe("Take the 2nd exit");
  expect(turnOf("roundabout_enter")).toBe("roundabout");
});

/** Drives the leg in steps and hears what is said. */
const hear = (leg: Leg, places: readonly number[], said = new Set<string>()): string[] =>
  places.flatMap((alongMeters) => {
    const guidance = guidanceAt(leg, alongMeters);
    const due = dueWords({ leg, guidance, alongMeters, speedMetersPerSecond: 10, said });
    for (const mark of due?.marks ?? []) said.add(mark);
    return due === null ? [] : [`${alongMeters}: ${due.text}`];
  });

const EVERY_TEN = Array.from({ length: 61 }, (_, step) => step * 10 + 1);

test("one word on setting out, one early, one at the turn, and none of them twice", () => {
  const leg = theLeg();
  expect(hear(leg, EVERY_TEN)).toEqual([
    "1: Drive east.",
    "201: Right soon.",
    "351: Turn right onto Mill Street.",
    "411: You will arrive.",
    "551: You have arrived.",
  ]);
  const said = new Set<string>();
  hear(leg, EVERY_TEN, said);
  expect(hear(leg, EVERY_TEN, said)).toEqual([]);
});

test("who begins right before a turn hears only the word at it", () => {
  expect(hear(theLeg(), [330, 345, 360, 370])).toEqual(["360: Turn right onto Mill Street."]);
});

test("a way asked for anew does not say again what was said of the same turn", () => {
  const said = new Set<string>();
  hear(theLeg(), [0, 200, 210], said);
  // The new way begins a hundred metres on, so that turns have other places in its line.
  const anew = legTo(sampleDirections(100), "stp_1");
  if (anew === null) throw new Error("the sample leads to its first stop");
  expect(hear(anew, [50, 150, 200, 255], said)).toEqual(["255: Turn right onto Mill Street."]);
});
