import type { LngLat } from "@fairmile/contracts";

const DAY_MS = 86_400_000;
const J2000_MS = Date.UTC(2000, 0, 1, 12);
const OBLIQUITY_DEGREES = 23.4397;
/** The sun's upper edge on the horizon, with the air's refraction. */
const SUNSET_DEGREES = -0.833;

const rad = (degrees: number): number => (degrees * Math.PI) / 180;
const deg = (radians: number): number => (radians * 180) / Math.PI;

/**
 * How high the sun stands at a place, in degrees over the horizon; within about half a degree. Low-precision solar
 * coordinates of the Astronomical Almanac (mean longitude, mean anomaly, equation of centre in two terms).
 */
export const sunElevationDegrees = (atMs: number, { lng, lat }: LngLat): number => {
  const days = (atMs - J2000_MS) / DAY_MS;
  const anomaly = rad(357.528 + 0.985_600_3 * days);
  const longitude = rad(280.46 + 0.985_647_4 * days + 1.915 * Math.sin(anomaly) + 0.02 * Math.sin(2 * anomaly));
  const tilt = rad(OBLIQUITY_DEGREES);
  const declination = Math.asin(Math.sin(tilt) * Math.sin(longitude));
  const ascension = Math.atan2(Math.cos(tilt) * Math.sin(longitude), Math.cos(longitude));
  const siderealDegrees = 280.460_618_37 + 360.985_647_366_29 * days + lng;
  const hourAngle = rad(siderealDegrees) - ascension;
  return deg(
    Math.asin(
      Math.sin(rad(lat)) * Math.sin(declination) + Math.cos(rad(lat)) * Math.cos(declination) * Math.cos(hourAngle),
    ),
  );
};

/** Whether the sun is down. */
export const isAfterDusk = (atMs: number, place: LngLat): boolean => sunElevationDegrees(atMs, place) < SUNSET_DEGREES;
