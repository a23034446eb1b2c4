import type { Bounds } from "../extract/extract-types.ts";

/** Layers of the base map's tiles, as the style names them. */
export const MAP_LAYERS = [
  "sheet",
  "beyond",
  "water",
  "waterway",
  "green",
  "land",
  "building",
  "road",
  "rail",
  "label",
  "door",
] as const;
export type MapLayer = (typeof MAP_LAYERS)[number];

/** Zooms of the base map's tiles; closer views enlarge the last. */
export const MIN_ZOOM = 8;
export const MAX_ZOOM = 14;

/** Longitude and latitude in turn, in degrees: in one flat list, since a large city has millions of them. */
export type FlatLine = readonly number[];

/** Something of the base map: it is drawn from `minZoom` on, with these properties in the tile. */
export interface MapFeature {
  readonly layer: MapLayer;
  readonly minZoom: number;
  readonly properties: Readonly<Record<string, string | number>>;
  readonly shape: "point" | "line" | "area";
  /** The point, the line, or an area's outline and its holes (rings that repeat their first point). */
  readonly parts: readonly FlatLine[];
}

/** All that a base map shows, in the order of drawing, and the box it fills. */
export interface MapDrawing {
  readonly features: readonly MapFeature[];
  readonly box: Bounds;
}
