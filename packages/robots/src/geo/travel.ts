import { haversineMeters, type LngLat } from "@fairmile/contracts";

/** The point `meters` on the way from one point to another; the other one once it is passed. */
export const onTheWay = (from: LngLat, to: LngLat, meters: number): LngLat => {
  const whole = haversineMeters(from, to);
  const share = whole <= meters ? 1 : meters / whole;
  return { lng: from.lng + (to.lng - from.lng) * share, lat: from.lat + (to.lat - from.lat) * share };
};

/** The compass heading from one point to another, in degrees from north, at least 0 and below 360. */
export const headingDegrees = (from: LngLat, to: LngLat): number => {
  const east = (to.lng - from.lng) * Math.cos((from.lat * Math.PI) / 180);
  const degrees = (Math.atan2(east, to.lat - from.lat) * 180) / Math.PI;
  return (Math.round(degrees * 10) / 10 + 360) % 360;
};
