import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gzip as gzipLater, gzipSync } from "node:zlib";
import { PbfWriter } from "pbf";
import type { Bounds } from "../extract/extract-types.ts";
import type { MapTile } from "./cut-tiles.ts";
import { tileId } from "./tile-id.ts";

const HEADER_BYTES = 127;
/** A reader's first request: header and root directory must lie within it. */
const FIRST_BYTES = 16_384;
const LEAF_ENTRIES = 4096;
const GZIP = 2;
const VECTOR_TILE = 1;

interface Entry {
  readonly id: number;
  readonly offset: number;
  readonly length: number;
  /** How many tiles that follow one another have these bytes; 0 points to a leaf directory. */
  run: number;
}

const directory = (entries: readonly Entry[]): Uint8Array => {
  const pbf = new PbfWriter();
  pbf.writeVarint(entries.length);
  entries.forEach(({ id }, i) => {
    pbf.writeVarint(id - (entries[i - 1]?.id ?? 0));
  });
  for (const { run } of entries) pbf.writeVarint(run);
  for (const { length } of entries) pbf.writeVarint(length);
  entries.forEach(({ offset }, i) => {
    const before = entries[i - 1];
    pbf.writeVarint(before && offset === before.offset + before.length ? 0 : offset + 1);
  });
  return gzipSync(pbf.finish(), { level: 9 });
};

/** The root directory, and leaf directories where all entries in one would be too long for a first request. */
const directories = (entries: readonly Entry[]): { root: Uint8Array; leaves: Uint8Array } => {
  const whole = directory(entries);
  if (HEADER_BYTES + whole.length <= FIRST_BYTES) return { root: whole, leaves: new Uint8Array() };
  const pointers: Entry[] = [];
  const leaves: Uint8Array[] = [];
  let offset = 0;
  for (let i = 0; i < entries.length; i += LEAF_ENTRIES) {
    const leaf = directory(entries.slice(i, i + LEAF_ENTRIES));
    pointers.push({ id: entries[i]?.id ?? 0, offset, length: leaf.length, run: 0 });
    leaves.push(leaf);
    offset += leaf.length;
  }
  return { root: directory(pointers), leaves: Buffer.concat(leaves) };
};

interface Packed {
  readonly entries: readonly Entry[];
  readonly data: Uint8Array;
  readonly contents: number;
  readonly tiles: number;
  readonly largestTileBytes: number;
}

const gzip = promisify<Uint8Array, { level: number }, Uint8Array>(gzipLater);

/** Compresses the tiles and puts each content down once, in the order in which it is first needed. */
const pack = async (tiles: Iterable<MapTile>): Promise<Packed> => {
  const gzips = new Map<string, Uint8Array>();
  const parts: { readonly id: number; readonly key: string }[] = [];
  for (const { z, x, y, bytes } of tiles) {
    const key = createHash("sha256").update(bytes).digest("base64");
    parts.push({ id: tileId(z, x, y), key });
    // Off the event loop: a process that imports a market goes on serving others between two tiles.
    if (!gzips.has(key)) gzips.set(key, await gzip(bytes, { level: 9 }));
  }
  const offsets = new Map<string, number>();
  const entries: Entry[] = [];
  const data: Uint8Array[] = [];
  let end = 0;
  for (const { id, key } of parts.sort((a, b) => a.id - b.id)) {
    const content = gzips.get(key) ?? new Uint8Array();
    const offset = offsets.get(key) ?? end;
    if (!offsets.has(key)) {
      offsets.set(key, offset);
      data.push(content);
      end += content.length;
    }
    const last = entries.at(-1);
    if (last && last.offset === offset && last.id + last.run === id) last.run += 1;
    else entries.push({ id, offset, length: content.length, run: 1 });
  }
  const largestTileBytes = data.reduce((most, { length }) => Math.max(most, length), 0);
  return { entries, data: Buffer.concat(data), contents: data.length, tiles: parts.length, largestTileBytes };
};

const e7 = (degrees: number): number => Math.round(degrees * 1e7);

export interface PmtilesAbout {
  readonly bounds: Bounds;
  readonly minZoom: number;
  readonly maxZoom: number;
  /** Any JSON; readers look for `vector_layers`, `name` and `attribution`. */
  readonly metadata: Readonly<Record<string, unknown>>;
}

/**
 * Writes vector tiles as a PMTiles archive, version 3: clustered, each content once, gzip throughout. The same tiles
 * give the same bytes on the same build of zlib. `largestTileBytes` is as stored, compressed.
 */
export const writePmtiles = async (
  tiles: Iterable<MapTile>,
  { bounds, minZoom, maxZoom, metadata }: PmtilesAbout,
): Promise<{ bytes: Uint8Array; tiles: number; largestTileBytes: number }> => {
  const packed = await pack(tiles);
  const { root, leaves } = directories(packed.entries);
  const json = gzipSync(JSON.stringify(metadata));
  const header = Buffer.alloc(HEADER_BYTES);
  header.write("PMTiles", "ascii");
  header.writeUInt8(3, 7);
  let offset = HEADER_BYTES;
  [root, json, leaves, packed.data].forEach(({ length }, i) => {
    header.writeBigUInt64LE(BigInt(offset), 8 + 16 * i);
    header.writeBigUInt64LE(BigInt(length), 16 + 16 * i);
    offset += length;
  });
  [packed.tiles, packed.entries.length, packed.contents].forEach((count, i) => {
    header.writeBigUInt64LE(BigInt(count), 72 + 8 * i);
  });
  [1, GZIP, GZIP, VECTOR_TILE, minZoom, maxZoom].forEach((value, i) => header.writeUInt8(value, 96 + i));
  const { west, south, east, north } = bounds;
  [west, south, east, north].forEach((degrees, i) => header.writeInt32LE(e7(degrees), 102 + 4 * i));
  header.writeUInt8(maxZoom, 118);
  header.writeInt32LE(e7((west + east) / 2), 119);
  header.writeInt32LE(e7((south + north) / 2), 123);
  const bytes = Buffer.concat([header, root, json, leaves, packed.data]);
  return { bytes, tiles: packed.tiles, largestTileBytes: packed.largestTileBytes };
};
