import type { ManoeuvreType } from "@fairmile/contracts";

/** Valhalla's numbers (DirectionsLeg.Maneuver.Type in its proto/directions.proto) as our types. */
const TYPES: readonly (readonly [ManoeuvreType, readonly number[]])[] = [
  ["depart", [1, 2, 3]],
  ["arrive", [4, 5, 6]],
  ["continue", [7, 8]],
  ["slight_right", [9]],
  ["right", [10]],
  ["sharp_right", [11]],
  ["uturn", [12, 13]],
  ["sharp_left", [14]],
  ["left", [15]],
  ["slight_left", [16]],
  ["ramp", [17, 18, 19]],
  ["exit_right", [20]],
  ["exit_left", [21]],
  ["keep_straight", [22]],
  ["keep_right", [23]],
  ["keep_left", [24]],
  ["merge", [25, 37, 38]],
  ["roundabout_enter", [26]],
  ["roundabout_exit", [27]],
  ["ferry", [28, 29]],
  ["steps", [39, 40, 41]],
];

const BY_NUMBER: ReadonlyMap<number, ManoeuvreType> = new Map(
  TYPES.flatMap(([type, numbers]) => numbers.map((n) => [n, type] as const)),
);

/** The arrow for one of Valhalla's manoeuvres; `other` for what has none (transit, lifts). */
export const manoeuvreType = (number: number): ManoeuvreType => BY_NUMBER.get(number) ?? "other";
