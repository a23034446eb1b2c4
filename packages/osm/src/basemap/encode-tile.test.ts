import { gzipSync } from "node:zlib";
import { VectorTile } from "@mapbox/vector-tile";
import type { GeoJSONVTFeature } from "@maplibre/geojson-vt";
import { PbfReader } from "pbf";
import { expect, test } from "vitest";
import { seededRandom } from "../town/seeded-random.ts";
import { encodeTile, LARGEST_TILE_BYTES } from "./encode-tile.ts";
import type { MapLayer } from "./map-feature.ts";

const random = seededRandom(1, "tiles");

const houses = (count: number): GeoJSONVTFeature[] =>
  Array.from({ length: count }, () => {
    const [x, y] = [Math.floor(random.between(0, 4000)), Math.floor(random.between(0, 4000))];
    const corners = Array.from({ length: 6 }, (): [number, number] => [
      x + Math.floor(random.between(0, 90)),
      y + Math.floor(random.between(0, 90)),
    ]);
    return { type: 3, tags: {}, geometry: [[...corners, ...corners.slice(0, 1)]] };
  });
const doors = (count: number): GeoJSONVTFeature[] =>
  Array.from({ length: count }, (_, i) => ({
    type: 1,
    tags: { number: `${i}` },
    geometry: [[Math.floor(random.between(0, 4096)), Math.floor(random.between(0, 4096))]],
  }));
const street: GeoJSONVTFeature = {
  type: 2,
  tags: { class: "minor" },
  geometry: [
    [
      [0, 0],
      [4096, 4096],
    ],
  ],
};

const layersOf = (bytes: Uint8Array): Record<string, number> =>
  Object.fromEntries(
    Object.entries(new VectorTile(new PbfReader(bytes)).layers).map(([name, layer]) => [name, layer.length]),
  );

test("a tile within the limit keeps everything", () => {
  const layers = new Map<MapLayer, GeoJSONVTFeature[]>([
    ["road", [street]],
    ["building", houses(50)],
    ["door", doors(50)],
  ]);
  expect(layersOf(encodeTile(layers, 4096))).toEqual({ road: 1, building: 50, door: 50 });
});

test("a tile beyond it loses house numbers first, then the smaller buildings, never a street", () => {
  const buildings = houses(6_000);
  const some = encodeTile(
    new Map<MapLayer, GeoJSONVTFeature[]>([
      ["road", [street]],
      ["building", buildings],
      ["door", doors(9_000)],
    ]),
    4096,
  );
  expect(gzipSync(some, { level: 9 }).length).toBeLessThanOrEqual(LARGEST_TILE_BYTES);
  expect(layersOf(some)).toEqual({ road: 1, building: 6_000 });

  const many = encodeTile(
    new Map<MapLayer, GeoJSONVTFeature[]>([
      ["road", [street]],
      ["building", houses(12_000)],
    ]),
    4096,
  );
  expect(gzipSync(many, { level: 9 }).length).toBeLessThanOrEqual(LARGEST_TILE_BYTES);
  expect(layersOf(many)["road"]).toBe(1);
  expect(layersOf(many)["building"]).toBeGreaterThan(2_000);
  expect(layersOf(many)["building"]).toBeLessThanOrEqual(6_000);
});
