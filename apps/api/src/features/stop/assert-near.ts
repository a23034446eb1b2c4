import { AppError, haversineMeters, type LngLat, type PositionInput } from "@fairmile/contracts";
import type { LivePosition } from "../../platform/services.ts";

/** How far from its door a stop can be arrived at: a block, and what a phone between tall houses errs. */
const ARRIVAL_RADIUS_METERS = 300;

/**
 * Refuses an arrival far from the stop. The position sent with it counts, else the last one heard; where neither is
 * known the driver's word stands, and the time is bounded by the server's contacts.
 */
export const assertNear = (door: LngLat, sent: PositionInput | undefined, heard: LivePosition | null): void => {
  const at = sent?.point ?? heard;
  if (at === null || at === undefined) return;
  const slackMeters = Math.min(sent?.accuracyMeters ?? 0, ARRIVAL_RADIUS_METERS);
  const distanceMeters = Math.round(haversineMeters(door, at));
  if (distanceMeters > ARRIVAL_RADIUS_METERS + slackMeters) {
    throw new AppError("too_far_from_stop", { params: { distanceMeters } });
  }
};
