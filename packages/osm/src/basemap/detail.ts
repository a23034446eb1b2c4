import type { LngLat } from "@fairmile/contracts";
import { simplifyLine } from "../geometry.ts";
import { MAX_ZOOM, MIN_ZOOM, type FlatLine } from "./map-feature.ts";

/** Metres of one pixel at zoom 0 on the equator, for tiles of 512 pixels. */
const EQUATOR_METERS_A_PIXEL = 78_271.5;
/** About a tenth of a metre. */
const DECIMALS = 1e6;

/** The first zoom at which something `meters` long at a latitude is at least `pixels` long, within the map's zooms. */
export const zoomWhere = (meters: number, pixels: number, lat: number): number => {
  const metersAPixel = EQUATOR_METERS_A_PIXEL * Math.cos((lat * Math.PI) / 180);
  const zoom = Math.ceil(Math.log2((metersAPixel * pixels) / Math.max(meters, 0.1)));
  return Math.max(MIN_ZOOM, Math.min(MAX_ZOOM, zoom));
};

const rounded = (degrees: number): number => Math.round(degrees * DECIMALS) / DECIMALS;

/** A line without the points that lie within `toleranceMeters` of it. */
export const flatLine = (line: readonly LngLat[], toleranceMeters: number): FlatLine =>
  simplifyLine(line, toleranceMeters).flatMap(({ lng, lat }) => [rounded(lng), rounded(lat)]);

/** Whether a flat line has the four points that a closed ring needs at least. */
export const isRing = (line: FlatLine): boolean => line.length >= 8;
