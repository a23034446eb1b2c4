import { haversineMeters, type LngLat } from "@fairmile/contracts";
import { projectOn, trackMeters, type OnTrack, type Track } from "./track.ts";

const BACK_METERS = 50;
const AHEAD_METERS = 100;
/** Roads wind: so much further along the line than as the crow flies. */
const WINDING = 2;
const OFF_METERS = 40;
/** A fix that knows less than this of where it is says nothing about a street. */
const MOST_ACCURACY_METERS = 100;
/** What a metre from where the driver should be by now counts for, in metres off the line. */
const PER_METER = 0.1;
/** A metre back counts more: the way goes forward, also where it turns round in the street it came by. */
const PER_METER_BACK = 0.5;
/** The first fix on a line has none before it: the line's beginning is likelier than any other place, by so much. */
const NOT_FIRST_METERS = 12;
const OFF_FIXES = 3;
const ASK_EVERY_MS = 10_000;

interface Reading {
  readonly point: LngLat;
  readonly accuracyMeters: number | null;
}

/** How far a driver is along a track. */
export interface Progress extends OnTrack {
  readonly track: Track;
  /** Fixes in a row that were further off the line than a receiver errs. */
  readonly offFixes: number;
  /** Where they were when last on it: the next place is sought round there. */
  readonly anchor: { readonly at: LngLat; readonly alongMeters: number };
}

/** What a fix may be off before it says anything: 40 m, and what the receiver itself says that it errs. */
const slackMeters = ({ accuracyMeters }: Reading): number =>
  OFF_METERS + Math.min(accuracyMeters ?? 0, MOST_ACCURACY_METERS);

/**
 * The next fix on a track. It is sought a little back from where the driver was last on the line, and as far ahead as they
 * can have come since: so a line that crosses itself, or that goes out and back along one street, never makes them jump.
 * Null where the track has no length.
 */
export const follow = (track: Track, earlier: Progress | null, fix: Reading): Progress | null => {
  const before = earlier?.track === track ? earlier : null;
  const movedMeters = before === null ? 0 : haversineMeters(before.anchor.at, fix.point);
  const from = before?.anchor.alongMeters ?? 0;
  const onTrack = projectOn(
    track,
    fix.point,
    before === null
      ? {
          fromMeters: 0,
          toMeters: trackMeters(track),
          unlikelyMeters: (along) => Math.min(NOT_FIRST_METERS, PER_METER * along),
        }
      : {
          fromMeters: from - BACK_METERS,
          toMeters: from + AHEAD_METERS + WINDING * movedMeters,
          unlikelyMeters: (along) =>
            PER_METER * Math.abs(along - from - movedMeters) + PER_METER_BACK * Math.max(0, from - along),
        },
  );
  if (onTrack === null) return null;
  const { alongMeters } = onTrack;
  if (onTrack.offMeters <= slackMeters(fix))
    return { ...onTrack, track, offFixes: 0, anchor: { at: fix.point, alongMeters } };
  const offFixes = (before?.offFixes ?? 0) + 1;
  // Off it, the driver stays where they left it.
  return before === null
    ? { ...onTrack, track, offFixes, anchor: { at: fix.point, alongMeters } }
    : { ...before, offMeters: onTrack.offMeters, offFixes };
};

/** Whether they have left the line: one fix may be wrong, three in a row are not. */
export const hasLeft = (progress: Progress | null): boolean => progress !== null && progress.offFixes >= OFF_FIXES;

/** Whether the way is asked for anew at this moment: at most every ten seconds. */
export const mayAskAgain = (input: {
  readonly progress: Progress | null;
  readonly isAsking: boolean;
  readonly askedAtMs: number;
  readonly nowMs: number;
}): boolean => hasLeft(input.progress) && !input.isAsking && input.nowMs - input.askedAtMs >= ASK_EVERY_MS;
