import { GeoJSONVT, type GeoJSONVTFeature, type GeoJSONVTTile } from "@maplibre/geojson-vt";
import type { Feature, Geometry, Position } from "geojson";
import {
  MAP_LAYERS,
  MAX_ZOOM,
  MIN_ZOOM,
  type FlatLine,
  type MapDrawing,
  type MapFeature,
  type MapLayer,
} from "./map-feature.ts";
import { encodeTile } from "./encode-tile.ts";
import { boxAround, tilesBelow, tilesOf, type TileAddress } from "./tile-grid.ts";

const EXTENT = 4096;
/** Names and line joins of a neighbour show this far into a tile (in its 4,096 units). */
const BUFFER = 80;
/** How much a line may be off below the last zoom, in the same units: about a pixel. */
const TOLERANCE = 6;

export interface MapTile extends TileAddress {
  /** A Mapbox vector tile, not compressed. */
  readonly bytes: Uint8Array;
}

/** The feature's zoom rides along as a tag and is taken off before a tile is written. */
const ZOOM_TAG = "·z";

const pairs = (line: FlatLine): Position[] =>
  Array.from({ length: line.length / 2 }, (_, i) => [line[2 * i] ?? 0, line[2 * i + 1] ?? 0]);

const geometryOf = ({ shape, parts }: MapFeature): Geometry => {
  const [first = []] = parts;
  if (shape === "point") return { type: "Point", coordinates: [...first] };
  if (shape === "line") return { type: "LineString", coordinates: pairs(first) };
  return { type: "Polygon", coordinates: parts.map(pairs) };
};

const toGeoJson = (feature: MapFeature): Feature => ({
  type: "Feature",
  properties: { ...feature.properties, [ZOOM_TAG]: feature.minZoom },
  geometry: geometryOf(feature),
});

/** What a layer shows at a zoom: without what is for closer views only. */
const shownAt = (tile: GeoJSONVTTile, zoom: number): GeoJSONVTFeature[] =>
  tile.features.flatMap((feature: GeoJSONVTFeature): GeoJSONVTFeature[] => {
    const { [ZOOM_TAG]: from, ...tags } = feature.tags ?? {};
    return typeof from === "number" && from > zoom ? [] : [{ ...feature, tags }];
  });

/** The tiles of one piece of the map, all of whose features are given. */
const cutPiece = function* (features: Iterable<MapFeature>, tiles: Iterable<TileAddress>): Generator<MapTile> {
  const byLayer = new Map<MapLayer, Feature[]>(MAP_LAYERS.map((layer) => [layer, []]));
  for (const feature of features) byLayer.get(feature.layer)?.push(toGeoJson(feature));
  const indexes = [...byLayer].map(([layer, list]) => {
    const collection = { type: "FeatureCollection" as const, features: list };
    // It cuts towards the tiles that are asked for, and nowhere else.
    const options = { maxZoom: MAX_ZOOM, indexMaxZoom: 0, tolerance: TOLERANCE, extent: EXTENT, buffer: BUFFER };
    return { layer, index: new GeoJSONVT(collection, options) };
  });
  for (const { z, x, y } of tiles) {
    const layers = new Map<MapLayer, GeoJSONVTFeature[]>();
    for (const { layer, index } of indexes) {
      const tile = index.getTile(z, x, y);
      const shown = tile ? shownAt(tile, z) : [];
      if (shown.length > 0) layers.set(layer, shown);
    }
    if (layers.size > 0) yield { z, x, y, bytes: encodeTile(layers, EXTENT) };
  }
};

/** Near zooms are cut one tile of this zoom after another. */
const PIECE_ZOOM = 11;

/**
 * Cuts a drawing into vector tiles, simplified for each zoom; tiles on which nothing shows are left out. The far zooms
 * are cut from the little that they show, the near ones piece by piece, so that a large city takes no more memory.
 */
export const cutTiles = function* ({ features, box }: MapDrawing): Generator<MapTile> {
  const far = features.filter(({ minZoom }) => minZoom < PIECE_ZOOM);
  for (let z = MIN_ZOOM; z < PIECE_ZOOM; z += 1) yield* cutPiece(far, tilesOf(box, z));
  const pieces = new Map<string, MapFeature[]>();
  for (const feature of features) {
    for (const { x, y } of tilesOf(boxAround(feature), PIECE_ZOOM)) {
      const piece = pieces.get(`${x}|${y}`);
      if (piece) piece.push(feature);
      else pieces.set(`${x}|${y}`, [feature]);
    }
  }
  for (const piece of tilesOf(box, PIECE_ZOOM)) {
    const inside = pieces.get(`${piece.x}|${piece.y}`);
    if (inside) yield* cutPiece(inside, tilesBelow(piece, box, MAX_ZOOM));
  }
};
