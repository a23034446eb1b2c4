import { expect, test } from "vitest";
import { openBasemap, tileOf } from "../testing/read-basemap.ts";
import { readOk } from "../testing/read-ok.ts";
import { generateTown } from "../town/generate-town.ts";
import { buildBasemap } from "./build-basemap.ts";
import { LARGEST_TILE_BYTES } from "./encode-tile.ts";
import { MAX_ZOOM, MIN_ZOOM } from "./map-feature.ts";

const column = (lng: number, z: number): number => Math.floor(((lng + 180) / 360) * 2 ** z);
const row = (lat: number, z: number): number => {
  const mercator = Math.asinh(Math.tan((lat * Math.PI) / 180));
  return Math.floor(((1 - mercator / Math.PI) / 2) * 2 ** z);
};

test("the town's map: each zoom shows what it should, no tile is large, the same bytes every time", async () => {
  const { drawing, report } = await readOk(generateTown({ seed: "fairmile" }));
  const basemap = await buildBasemap(drawing, report.attribution);
  expect(basemap.largestTileBytes).toBeLessThanOrEqual(LARGEST_TILE_BYTES);
  expect(Buffer.compare((await buildBasemap(drawing, report.attribution)).bytes, basemap.bytes)).toBe(0);

  const archive = openBasemap(basemap.bytes);
  expect(await archive.getMetadata()).toMatchObject({ attribution: report.attribution });
  const layersAt = async (z: number): Promise<Map<string, number>> => {
    const counts = new Map<string, number>();
    const { west, east, south, north } = drawing.box;
    for (let x = column(west, z); x <= column(east, z); x += 1) {
      for (let y = row(north, z); y <= row(south, z); y += 1) {
        const tile = await tileOf(archive, z, x, y);
        for (const [name, { length }] of Object.entries(tile?.layers ?? {})) {
          counts.set(name, (counts.get(name) ?? 0) + length);
        }
      }
    }
    return counts;
  };
  const [far, middle, near] = [await layersAt(MIN_ZOOM), await layersAt(12), await layersAt(MAX_ZOOM)];
  expect(far.get("label")).toBeGreaterThan(0);
  expect(far.has("building")).toBe(false);
  expect(middle.get("road")).toBeGreaterThan(20);
  expect(middle.has("building")).toBe(false);
  expect(near.get("building")).toBeGreaterThan(2_500);
  expect(near.get("road")).toBeGreaterThan(100);
  expect(near.get("door")).toBeGreaterThan(3_000);
  for (const layer of ["water", "waterway", "green", "label"]) expect(near.get(layer), layer).toBeGreaterThan(0);
});
