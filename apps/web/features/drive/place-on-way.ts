import type { LngLat } from "@fairmile/contracts";
import { bearingDegrees } from "../route/bearing.ts";
import { pointAt, trackMeters } from "./track.ts";
import type { Navigation } from "./use-navigation.ts";

/** What is up on the map looks this far ahead along the way: a bend turns it evenly. */
const LOOK_AHEAD_METERS = 30;
const END_METERS = 10;

/**
 * Where the driver is drawn and which way they head: on the line and along it while they follow the way, else where the
 * receiver puts them, the heading as it says or null.
 */
export const placeOnWay = (
  { leg, progress }: Navigation,
  fix: { readonly point: LngLat; readonly headingDegrees: number | null } | null,
): { own: LngLat | null; headingDegrees: number | null } => {
  const raw = { own: fix?.point ?? null, headingDegrees: fix?.headingDegrees ?? null };
  if (leg === null || progress === null || progress.offFixes > 0) return raw;
  const own = progress.point;
  const place = (alongMeters: number): LngLat => pointAt(leg.track, alongMeters) ?? own;
  // At the end of the line there is nothing ahead to look at: the street goes on as it came.
  const alongMeters = Math.min(progress.alongMeters, trackMeters(leg.track) - END_METERS);
  return { own, headingDegrees: bearingDegrees(place(alongMeters), place(alongMeters + LOOK_AHEAD_METERS)) };
};
