import { GeoJSONVT, type GeoJSONVTFeature, type GeoJSONVTTile } from "@maplibre/geojson-vt";
import { fromVectorTileJs, GeoJSONWrapper } from "@maplibre/vt-pbf";
import type { Feature } from "geojson";
import type { Bounds } from "../extract/extract-types.ts";
import { MAP_LAYERS, MAX_ZOOM, MIN_ZOOM, type MapDrawing, type MapFeature, type MapLayer } from "./map-feature.ts";

const EXTENT = 4096;
/** Names and line joins of a neighbour show this far into a tile (in its 4,096 units). */
const BUFFER = 80;
/** How much a line may be off below the last zoom, in the same units: about a pixel. */
const TOLERANCE = 6;

export interface MapTile {
  readonly z: number;
  readonly x: number;
  readonly y: number;
  /** A Mapbox vector tile, not compressed. */
  readonly bytes: Uint8Array;
}

/** The feature's zoom rides along as a tag and is taken off before a tile is written. */
const ZOOM_TAG = "·z";

const toGeoJson = ({ properties, geometry, minZoom }: MapFeature): Feature => ({
  type: "Feature",
  properties: { ...properties, [ZOOM_TAG]: minZoom },
  geometry,
});

const column = (lng: number, z: number): number => Math.floor(((lng + 180) / 360) * 2 ** z);
const row = (lat: number, z: number): number => {
  const sine = Math.sin((lat * Math.PI) / 180);
  return Math.floor((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * 2 ** z);
};

/** Every tile of a zoom that a box touches. */
const tilesOf = function* (box: Bounds, z: number): Generator<readonly [number, number]> {
  for (let x = column(box.west, z); x <= column(box.east, z); x += 1) {
    for (let y = row(box.north, z); y <= row(box.south, z); y += 1) yield [x, y];
  }
};

/** What a layer shows at a zoom: without what is for closer views only. */
const shownAt = (tile: GeoJSONVTTile, zoom: number): GeoJSONVTFeature[] =>
  tile.features.flatMap((feature: GeoJSONVTFeature): GeoJSONVTFeature[] => {
    const { [ZOOM_TAG]: from, ...tags } = feature.tags ?? {};
    return typeof from === "number" && from > zoom ? [] : [{ ...feature, tags }];
  });

const asLayer = (name: MapLayer, features: GeoJSONVTFeature[]): GeoJSONWrapper =>
  Object.assign(new GeoJSONWrapper(features, { version: 2, extent: EXTENT }), { name });

/** Cuts a drawing into vector tiles, simplified for each zoom; tiles on which nothing shows are left out. */
export const cutTiles = function* ({ features, box }: MapDrawing): Generator<MapTile> {
  const byLayer = new Map<MapLayer, Feature[]>(MAP_LAYERS.map((layer) => [layer, []]));
  for (const feature of features) byLayer.get(feature.layer)?.push(toGeoJson(feature));
  const indexes = [...byLayer].map(([layer, list]) => {
    const options = { maxZoom: MAX_ZOOM, indexMaxZoom: MAX_ZOOM, indexMaxPoints: 0, tolerance: TOLERANCE };
    const collection = { type: "FeatureCollection" as const, features: list };
    return { layer, index: new GeoJSONVT(collection, { ...options, extent: EXTENT, buffer: BUFFER }) };
  });
  for (let z = MIN_ZOOM; z <= MAX_ZOOM; z += 1) {
    for (const [x, y] of tilesOf(box, z)) {
      const layers: Record<string, GeoJSONWrapper> = {};
      for (const { layer, index } of indexes) {
        const tile = index.getTile(z, x, y);
        const shown = tile ? shownAt(tile, z) : [];
        if (shown.length > 0) layers[layer] = asLayer(layer, shown);
      }
      if (Object.keys(layers).length > 0) yield { z, x, y, bytes: fromVectorTileJs({ layers }) };
    }
  }
};
