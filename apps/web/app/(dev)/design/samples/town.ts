import type { LngLat } from "@fairmile/contracts";

const CENTER = { lng: 4.9, lat: 52.37 };
const METERS_PER_DEGREE = 111_320;

/** A place in the invented town, in metres east and north of its middle. */
export const place = (east: number, north: number): LngLat => ({
  lng: CENTER.lng + east / (METERS_PER_DEGREE * Math.cos((CENTER.lat * Math.PI) / 180)),
  lat: CENTER.lat + north / METERS_PER_DEGREE,
});
