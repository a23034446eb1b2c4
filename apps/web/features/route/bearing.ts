import type { LngLat } from "@fairmile/contracts";
import type { Turn } from "../drive/manoeuvre-plate.tsx";

const rad = (degrees: number): number => (degrees * Math.PI) / 180;

/** Which way a place lies, in degrees clockwise from north (initial great-circle bearing). */
export const bearingDegrees = (from: LngLat, to: LngLat): number => {
  const dLng = rad(to.lng - from.lng);
  const y = Math.sin(dLng) * Math.cos(rad(to.lat));
  const x =
    Math.cos(rad(from.lat)) * Math.sin(rad(to.lat)) - Math.sin(rad(from.lat)) * Math.cos(rad(to.lat)) * Math.cos(dLng);
  return ((Math.atan2(y, x) * 180) / Math.PI + 360) % 360;
};

const THERE_METERS = 40;
const STRAIGHT_WITHIN = 35;
const BACK_BEYOND = 145;

/** Where a stop lies as seen by a driver who heads somewhere; straight on where the heading is not known. */
export const turnTo = (input: {
  readonly bearing: number;
  readonly headingDegrees: number | null;
  readonly distanceMeters: number;
}): Turn => {
  if (input.distanceMeters < THERE_METERS) return "there";
  if (input.headingDegrees === null) return "straight";
  const off = ((input.bearing - input.headingDegrees + 540) % 360) - 180;
  if (Math.abs(off) <= STRAIGHT_WITHIN) return "straight";
  if (Math.abs(off) >= BACK_BEYOND) return "back";
  return off > 0 ? "right" : "left";
};
