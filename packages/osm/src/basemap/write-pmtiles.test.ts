import fc from "fast-check";
import { zxyToTileId } from "pmtiles";
import { expect, test } from "vitest";
import { openBasemap } from "../testing/read-basemap.ts";
import type { MapTile } from "./cut-tiles.ts";
import { tileId } from "./tile-id.ts";
import { writePmtiles } from "./write-pmtiles.ts";

const ABOUT = {
  bounds: { west: -8.6, south: 51.8, east: -8.4, north: 52 },
  minZoom: 0,
  maxZoom: 14,
  metadata: { attribution: "somebody" },
};

const text = (content: string): Uint8Array => new TextEncoder().encode(content);
const read = async (bytes: Uint8Array, { z, x, y }: MapTile): Promise<string | undefined> => {
  const tile = await openBasemap(bytes).getZxy(z, x, y);
  return tile && new TextDecoder().decode(tile.data);
};

test("tiles are numbered as every other reader numbers them", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20 }), fc.nat(), fc.nat(), (z, a, b) => {
      const [x, y] = [a % 2 ** z, b % 2 ** z];
      expect(tileId(z, x, y)).toBe(zxyToTileId(z, x, y));
    }),
  );
  for (const [z, x, y] of [
    [1, 2, 0],
    [1, 0, -1],
    [-1, 0, 0],
    [30, 0, 0],
  ] as const) {
    expect(() => tileId(z, x, y)).toThrow(RangeError);
  }
});

test("another program reads every tile back, and none that is not there", async () => {
  const tile = fc.record({
    z: fc.integer({ min: 0, max: 9 }),
    x: fc.nat(511),
    y: fc.nat(511),
    content: fc.integer({ min: 0, max: 6 }),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(tile, {
        selector: ({ z, x, y }) => tileId(z, x % 2 ** z, y % 2 ** z),
        minLength: 1,
        maxLength: 60,
      }),
      async (list) => {
        const tiles = list.map(({ z, x, y, content }) => ({
          z,
          x: x % 2 ** z,
          y: y % 2 ** z,
          bytes: text(`tile ${content}`),
        }));
        const { bytes } = await writePmtiles(tiles, ABOUT);
        for (const one of tiles) expect(await read(bytes, one)).toBe(new TextDecoder().decode(one.bytes));
        expect(await read(bytes, { z: 14, x: 3, y: 5, bytes: text("") })).toBeUndefined();
      },
    ),
    { numRuns: 40 },
  );
});

test("the same content stands in the file once, and its header says so", async () => {
  const sea = Array.from({ length: 64 }, (_, i) => ({ z: 6, x: i % 8, y: Math.floor(i / 8), bytes: text("sea") }));
  const { bytes, tiles, largestTileBytes } = await writePmtiles(
    [...sea, { z: 6, x: 40, y: 40, bytes: text("land, land") }],
    ABOUT,
  );
  const header = await openBasemap(bytes).getHeader();
  expect(header).toMatchObject({
    specVersion: 3,
    clustered: true,
    numAddressedTiles: 65,
    // The first quarter of the curve is one run.
    numTileEntries: 2,
    numTileContents: 2,
    minZoom: 0,
    maxZoom: 14,
    minLon: -8.6,
    maxLat: 52,
  });
  expect(tiles).toBe(65);
  expect(largestTileBytes).toBeGreaterThan(10);
  expect(await openBasemap(bytes).getMetadata()).toEqual({ attribution: "somebody" });
});

test("a directory too long for a first request is split into leaves", async () => {
  const many = Array.from({ length: 20_000 }, (_, i) => ({
    z: 12,
    // Scattered, so that no run shortens the directory.
    x: (i * 7919) % 4096,
    y: Math.floor((i * 7919) / 4096) % 4096,
    bytes: text(`tile ${i * 31} ${"x".repeat(i % 50)}`),
  }));
  const { bytes } = await writePmtiles(many, ABOUT);
  const header = await openBasemap(bytes).getHeader();
  expect(header.rootDirectoryOffset + header.rootDirectoryLength).toBeLessThanOrEqual(16_384);
  expect(header.leafDirectoryLength).toBeGreaterThan(0);
  for (const i of [0, 1, 7_777, 19_999]) {
    const tile = many[i];
    expect(tile && (await read(bytes, tile))).toBe(tile && new TextDecoder().decode(tile.bytes));
  }
});
