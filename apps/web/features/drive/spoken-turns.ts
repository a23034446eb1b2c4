import type { Guidance, Leg, PlacedManoeuvre } from "./guidance.ts";

/** Words that are due, and the marks that keep them from being said again. */
export interface DueWords {
  readonly text: string;
  /** Said at the turn itself: whatever is being said makes way. */
  readonly isNow: boolean;
  readonly marks: readonly string[];
}

const EARLY_SECONDS = 20;
const EARLY_METERS = { least: 120, unknown: 200, most: 600 };
const NOW_SECONDS = 5;
const NOW_METERS = { least: 30, unknown: 40, most: 120 };
/** So near the turn the early word would only be cut off by the other. */
const TOO_LATE_FOR_EARLY = 1.6;
const SETTING_OUT_METERS = 40;

const within = (
  seconds: number,
  speed: number | null,
  { least, unknown, most }: { least: number; unknown: number; most: number },
): number => (speed === null ? unknown : Math.min(most, Math.max(least, speed * seconds)));

const placeOf = (leg: Leg, { type, beginIndex }: PlacedManoeuvre): string => {
  const point = leg.track.line[beginIndex];
  return point === undefined ? type : `${type}@${point.lat.toFixed(4)},${point.lng.toFixed(4)}`;
};

/**
 * Names a manoeuvre so that it keeps its name when the way is asked for anew: by its place, and by how often that place is
 * still passed, since a loop brings a driver there twice.
 */
const nameOf = (leg: Leg, manoeuvre: PlacedManoeuvre): string => {
  const place = placeOf(leg, manoeuvre);
  const passes = leg.manoeuvres.filter((one) => one.atMeters >= manoeuvre.atMeters && placeOf(leg, one) === place);
  return `${place}#${passes.length}`;
};

/**
 * What is to be said at this moment: once on setting out, and for each turn one early word and one at it. `said` holds the
 * marks of what has been said. Null where nothing is due.
 */
export const dueWords = (input: {
  readonly leg: Leg;
  readonly guidance: Guidance;
  readonly alongMeters: number;
  readonly speedMetersPerSecond: number | null;
  readonly said: ReadonlySet<string>;
}): DueWords | null => {
  const { leg, guidance, said, speedMetersPerSecond: speed } = input;
  const { next, distanceMeters } = guidance;
  if (next === null) return null;
  const name = nameOf(leg, next);
  const early = `${name}:early`;
  const now = `${name}:now`;
  const { alert, before } = next.verbal;
  const nowMeters = within(NOW_SECONDS, speed, NOW_METERS);
  if (distanceMeters <= nowMeters)
    return said.has(now) ? null : { text: before ?? alert ?? next.instruction, isNow: true, marks: [early, now] };
  const [first] = leg.manoeuvres;
  if (first?.type === "depart" && input.alongMeters <= SETTING_OUT_METERS) {
    const out = `${nameOf(leg, first)}:out`;
    if (!said.has(out)) return { text: first.verbal.before ?? first.instruction, isNow: false, marks: [out] };
  }
  if (said.has(early) || distanceMeters <= nowMeters * TOO_LATE_FOR_EARLY) return null;
  if (distanceMeters > within(EARLY_SECONDS, speed, EARLY_METERS)) return null;
  return { text: alert ?? before ?? next.instruction, isNow: false, marks: [early] };
};
