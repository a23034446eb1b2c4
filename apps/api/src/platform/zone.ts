import type { LngLat } from "@fairmile/contracts";
import { cellToBoundary, latLngToCell } from "h3-js";

/** H3 cells of about 0.7 km²: small enough for a surge to mean a place, large enough to hold several drivers. */
const ZONE_RESOLUTION = 8;

/** The cell in which demand, supply and surge of a place are measured. */
export const zoneOf = (point: LngLat): string => latLngToCell(point.lat, point.lng, ZONE_RESOLUTION);

/** A zone's outline, six corners or a few more, not closed. */
export const ringOfZone = (zone: string): LngLat[] => cellToBoundary(zone).map(([lat, lng]) => ({ lng, lat }));
