import { gzipSync } from "node:zlib";
import type { GeoJSONVTFeature } from "@maplibre/geojson-vt";
import { fromVectorTileJs, GeoJSONWrapper } from "@maplibre/vt-pbf";
import type { MapLayer } from "./map-feature.ts";

/** No tile travels as more bytes than this, compressed. */
export const LARGEST_TILE_BYTES = 150_000;

export type TileLayers = ReadonlyMap<MapLayer, readonly GeoJSONVTFeature[]>;

const extentOf = ({ type, geometry }: GeoJSONVTFeature): number => {
  if (type === 1) return 0;
  const ring: readonly (readonly [number, number])[] = geometry[0] ?? [];
  const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
  return (Math.max(...xs) - Math.min(...xs)) * (Math.max(...ys) - Math.min(...ys));
};

/** The largest share of the areas, in their order. */
const largest = (features: readonly GeoJSONVTFeature[], share: number): readonly GeoJSONVTFeature[] => {
  const extents = features.map(extentOf);
  const least = extents.toSorted((a, b) => b - a)[Math.floor(features.length * share)] ?? 0;
  return features.filter((_, i) => (extents[i] ?? 0) > least);
};

const isSmallWay = ({ tags }: GeoJSONVTFeature): boolean => tags?.["class"] === "path" || tags?.["class"] === "service";

/** What a tile that is too large does without, least missed first. */
const THINNER: readonly ((layers: TileLayers) => TileLayers)[] = [
  (layers) => layers,
  (layers) => new Map([...layers].filter(([layer]) => layer !== "door")),
  ...[0.5, 0.25, 0].map((share) => (layers: TileLayers): TileLayers => {
    const kept = [...layers].flatMap(([layer, features]): [MapLayer, readonly GeoJSONVTFeature[]][] => {
      if (layer === "door") return [];
      if (layer === "building") return [[layer, largest(features, share)]];
      return [[layer, layer === "road" ? features.filter((road) => !isSmallWay(road)) : features]];
    });
    return new Map(kept);
  }),
];

const encode = (layers: TileLayers, extent: number): Uint8Array => {
  const written = [...layers].filter(([, features]) => features.length > 0);
  const named = written.map(([name, features]) => {
    const layer = new GeoJSONWrapper([...features], { version: 2, extent });
    return [name, Object.assign(layer, { name })] as const;
  });
  return fromVectorTileJs({ layers: Object.fromEntries(named) });
};

/** One vector tile (not compressed) that keeps within the limit: house numbers, paths and small buildings go first. */
export const encodeTile = (layers: TileLayers, extent: number): Uint8Array => {
  let bytes = new Uint8Array();
  for (const thin of THINNER) {
    bytes = Uint8Array.from(encode(thin(layers), extent));
    if (bytes.length <= LARGEST_TILE_BYTES || gzipSync(bytes, { level: 9 }).length <= LARGEST_TILE_BYTES) return bytes;
  }
  return bytes;
};
