import type { MapSurge } from "../../../../design/map/map-types.ts";
import { place } from "./town.ts";

export const ATTRIBUTION = "An invented town";

const hexagon = (east: number, north: number, radius: number, step: 1 | 2 | 3): MapSurge => ({
  ring: Array.from({ length: 6 }, (_, i) =>
    place(east + radius * Math.cos((i * Math.PI) / 3), north + radius * Math.sin((i * Math.PI) / 3)),
  ),
  step,
});

/** Cells around Canal Row, strongest in the middle. */
export const SURGE: readonly MapSurge[] = [
  hexagon(60, 420, 150, 3),
  ...[30, 90, 150, 210, 270, 330].map((a) =>
    hexagon(60 + 260 * Math.cos((a * Math.PI) / 180), 420 + 260 * Math.sin((a * Math.PI) / 180), 150, a < 180 ? 2 : 1),
  ),
];
