import type { LngLat } from "@fairmile/contracts";

/** About 450 m: the map looks elsewhere only when something lies beyond what it shows. */
const GRID_DEGREES = 0.004;

const down = (value: number): number => Math.floor(value / GRID_DEGREES) * GRID_DEGREES;
const up = (value: number): number => Math.ceil(value / GRID_DEGREES) * GRID_DEGREES;

/** Two corners of a frame around points, on a coarse grid, so that a small change does not move the map. */
export const mapFrame = (points: readonly LngLat[]): LngLat[] => {
  if (points.length === 0) return [];
  const lngs = points.map(({ lng }) => lng);
  const lats = points.map(({ lat }) => lat);
  return [
    { lng: down(Math.min(...lngs)), lat: down(Math.min(...lats)) },
    { lng: up(Math.max(...lngs)), lat: up(Math.max(...lats)) },
  ];
};
