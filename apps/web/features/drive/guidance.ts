import { haversineMeters, type DirectionsView, type LngLat } from "@fairmile/contracts";
import { makeTrack, trackMeters, type Track } from "./track.ts";

/** A manoeuvre and how far along the leg it is to be made. */
export type PlacedManoeuvre = DirectionsView["manoeuvres"][number] & { readonly atMeters: number };

/** The way to the next stop. */
export interface Leg {
  readonly track: Track;
  readonly manoeuvres: readonly PlacedManoeuvre[];
  /** What the manoeuvres' words are written in. */
  readonly language: string | null;
  /** The way to the stops after it, begun at this one. */
  readonly onward: DirectionsView["line"];
}

/** What a driver needs to know now. */
export interface Guidance {
  /** What is to be done next; the last is the arrival. */
  readonly next: PlacedManoeuvre | null;
  readonly distanceMeters: number;
  /** What follows it before the stop. */
  readonly after: PlacedManoeuvre | null;
  /** How long it still takes to the stop. */
  readonly leftMs: number;
}

/** So far behind it a turn is made: a receiver lags, and a crossing is wide. */
const MADE_METERS = 8;

/**
 * The way to a stop out of the directions; null where they do not begin with it, or are an estimate, which has no turns.
 */
export const legTo = (directions: DirectionsView, stopId: string): Leg | null => {
  if (directions.isEstimate || directions.legs[0]?.stopId !== stopId) return null;
  const own = directions.manoeuvres.filter((one) => one.stopId === stopId);
  const last = own.at(-1);
  if (last === undefined) return null;
  const track = makeTrack(directions.line.slice(0, last.beginIndex + 1));
  return {
    track,
    manoeuvres: own.map((one) => ({ ...one, atMeters: track.alongMeters[one.beginIndex] ?? trackMeters(track) })),
    language: directions.language,
    onward: directions.line.slice(last.beginIndex),
  };
};

/** The time of all that is ahead: each manoeuvre's own lasts until the next, and the present one counts by what is left of it. */
const leftMs = ({ manoeuvres }: Leg, alongMeters: number): number =>
  manoeuvres.reduce((sum, { atMeters, durationMs }, index) => {
    const lengthMeters = (manoeuvres[index + 1]?.atMeters ?? atMeters) - atMeters;
    const left = lengthMeters === 0 ? 0 : (atMeters + lengthMeters - alongMeters) / lengthMeters;
    return sum + durationMs * Math.min(1, Math.max(0, left));
  }, 0);

/** The turn to make next and the one after, for a driver so far along the leg. */
export const guidanceAt = (leg: Leg, alongMeters: number): Guidance => {
  const turns = leg.manoeuvres.filter(({ type }) => type !== "depart");
  const ahead = turns.filter(({ atMeters }) => atMeters + MADE_METERS > alongMeters);
  const [next = turns.at(-1) ?? null, ...later] = ahead;
  return {
    next,
    distanceMeters: next === null ? 0 : Math.max(0, next.atMeters - alongMeters),
    // Leaving a roundabout is part of what was said of entering it.
    after: later.find(({ type }) => type !== "roundabout_exit") ?? null,
    leftMs: leftMs(leg, alongMeters),
  };
};

/** The time to the next stop where there is no line to go by: the whole leg's, by how much nearer the driver has come since. */
export const estimatedLeftMs = ({ legs, line }: DirectionsView, to: LngLat, at: LngLat): number | null => {
  const [leg] = legs;
  const [from] = line;
  if (leg === undefined || from === undefined) return null;
  const wholeMeters = haversineMeters(from, to);
  return wholeMeters === 0 ? 0 : leg.durationMs * Math.min(1, haversineMeters(at, to) / wholeMeters);
};
