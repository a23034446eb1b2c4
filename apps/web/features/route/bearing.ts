import type { LngLat } from "@fairmile/contracts";

const rad = (degrees: number): number => (degrees * Math.PI) / 180;

/** Which way a place lies, in degrees clockwise from north (initial great-circle bearing). */
export const bearingDegrees = (from: LngLat, to: LngLat): number => {
  const dLng = rad(to.lng - from.lng);
  const y = Math.sin(dLng) * Math.cos(rad(to.lat));
  const x =
    Math.cos(rad(from.lat)) * Math.sin(rad(to.lat)) - Math.sin(rad(from.lat)) * Math.cos(rad(to.lat)) * Math.cos(dLng);
  return ((Math.atan2(y, x) * 180) / Math.PI + 360) % 360;
};
