import { z } from "zod";

/** A WGS84 position in degrees. */
export interface LngLat {
  readonly lng: number;
  readonly lat: number;
}

export const lngLatSchema = z.strictObject({
  lng: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
});

const EARTH_RADIUS_METERS = 6_371_008.8;
const rad = (deg: number): number => (deg * Math.PI) / 180;

/** Great-circle distance in metres (haversine, mean Earth radius). */
export const haversineMeters = (a: LngLat, b: LngLat): number => {
  const dLat = rad(b.lat - a.lat);
  const dLng = rad(b.lng - a.lng);
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(rad(a.lat)) * Math.cos(rad(b.lat)) * Math.sin(dLng / 2) ** 2;
  return 2 * EARTH_RADIUS_METERS * Math.asin(Math.min(1, Math.sqrt(h)));
};

/** A place a driver can be sent to: a position and the words that stand on the door. */
export const placeSchema = z.strictObject({
  address: z.string().trim().min(1).max(200),
  unit: z.string().trim().max(40).optional(),
  point: lngLatSchema,
});
export type Place = z.infer<typeof placeSchema>;

export const VEHICLE_CLASSES = ["walk", "bicycle", "ebike", "scooter", "car"] as const;
export const vehicleClassSchema = z.enum(VEHICLE_CLASSES);
/** How a driver gets about, slowest first. */
export type VehicleClass = (typeof VEHICLE_CLASSES)[number];
