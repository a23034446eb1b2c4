import type { LngLat } from "@fairmile/contracts";
import { bearingDegrees } from "../route/bearing.ts";
import { pointAt } from "./track.ts";
import type { Navigation } from "./use-navigation.ts";

/** What is up on the map looks this far ahead along the way: a bend turns it evenly. */
const LOOK_AHEAD_METERS = 30;

/**
 * Where the driver is drawn and which way they head: on the line and along it while they follow the way, else where the
 * receiver puts them, the heading as it says or null.
 */
export const placeOnWay = (
  { leg, progress, hasLeft }: Navigation,
  fix: { readonly point: LngLat; readonly headingDegrees: number | null } | null,
): { own: LngLat | null; headingDegrees: number | null } => {
  const raw = { own: fix?.point ?? null, headingDegrees: fix?.headingDegrees ?? null };
  if (leg === null || progress === null || hasLeft || progress.offFixes > 0) return raw;
  const own = progress.point;
  const ahead = pointAt(leg.track, progress.alongMeters + LOOK_AHEAD_METERS);
  const isAtEnd = ahead === null || (ahead.lng === own.lng && ahead.lat === own.lat);
  return { own, headingDegrees: isAtEnd ? raw.headingDegrees : bearingDegrees(own, ahead) };
};
