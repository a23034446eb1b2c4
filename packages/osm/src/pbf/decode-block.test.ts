import { deflateSync } from "node:zlib";
import { PbfWriter } from "pbf";
import { expect, test } from "vitest";
import { readExtract } from "../extract/read-extract.ts";
import { seededRandom } from "../town/seeded-random.ts";
import { decodeBlock } from "./decode-block.ts";
import { nodeBlock, wayBlock } from "./encode-block.ts";
import { OsmFileError } from "./osm-file-error.ts";

const everything = { keepKey: () => true, node: () => {}, way: () => {}, relation: () => {} };

test("noise in place of a block is corrupt or nothing; it never hangs or throws anything else", () => {
  const random = seededRandom(4, "noise");
  const good = [
    nodeBlock(
      Array.from({ length: 50 }, (_, i) => ({ type: "node", id: i, lng: i, lat: -i, tags: { name: `n${i}` } })),
    ),
    wayBlock(Array.from({ length: 20 }, (_, i) => ({ type: "way", id: i, refs: [1, 2, 3], tags: { name: `w${i}` } }))),
  ];
  for (let i = 0; i < 4000; i += 1) {
    const bytes = Uint8Array.from(good[i % 2] ?? []);
    for (let k = 0; k < 1 + (i % 5); k += 1)
      bytes[Math.floor(random.next() * bytes.length)] = Math.floor(random.next() * 256);
    try {
      decodeBlock(bytes, everything);
    } catch (error) {
      expect(error).toBeInstanceOf(OsmFileError);
    }
  }
});

const message = (fields: readonly (readonly [number, Uint8Array])[]): Uint8Array => {
  const pbf = new PbfWriter();
  for (const [field, bytes] of fields) pbf.writeBytesField(field, bytes);
  return pbf.finish();
};

test("plain nodes and relations, which we never write, are read", () => {
  const strings = message(
    ["", "type", "multipolygon", "outer"].map((text): readonly [number, Uint8Array] => [1, Buffer.from(text)]),
  );
  const node = new PbfWriter();
  node.writeTag(1, 0);
  node.writeSVarint(-5);
  node.writeTag(8, 0);
  node.writeSVarint(519_000_000);
  node.writeTag(9, 0);
  node.writeSVarint(-85_000_000);
  const relation = new PbfWriter();
  relation.writeVarintField(1, 9);
  relation.writePackedVarint(2, [1]);
  relation.writePackedVarint(3, [2]);
  relation.writePackedVarint(8, [3, 3]);
  relation.writePackedSVarint(9, [7, 1]);
  relation.writePackedVarint(10, [1, 1]);
  const bytes = message([
    [1, strings],
    [2, message([[1, node.finish()]])],
    [2, message([[4, relation.finish()]])],
  ]);
  const seen: unknown[] = [];
  const kinds = decodeBlock(bytes, {
    keepKey: () => true,
    node: (...n) => seen.push(n),
    relation: (...r) => seen.push(r),
  });
  expect(kinds).toEqual({ nodes: true, ways: false, relations: true });
  expect(seen).toEqual([
    [-5, -85_000_000, 519_000_000, undefined],
    [
      9,
      [
        { type: "way", id: 7, role: "outer" },
        { type: "way", id: 8, role: "outer" },
      ],
      { type: "multipolygon" },
    ],
  ]);
});

const frame = (type: string, blob: Uint8Array): Uint8Array => {
  const header = new PbfWriter();
  header.writeStringField(1, type);
  header.writeVarintField(3, blob.length);
  const bytes = header.finish();
  return Buffer.concat([Buffer.from([0, 0, 0, bytes.length]), bytes, blob]);
};
const zlibBlob = (content: Uint8Array): Uint8Array => message([[3, deflateSync(content)]]);

test("a file that needs what we cannot read says what that is", async () => {
  const history = frame("OSMHeader", zlibBlob(message([[4, Buffer.from("HistoricalInformation")]])));
  expect(await readExtract(history)).toMatchObject({ ok: false, code: "unsupported" });
  const lz4 = Buffer.concat([
    frame("OSMHeader", zlibBlob(new Uint8Array())),
    frame("OSMData", message([[6, Buffer.from("packed")]])),
  ]);
  const result = await readExtract(lz4);
  expect(result).toMatchObject({ ok: false, code: "unsupported" });
  expect(result.ok ? "" : result.detail).toContain("lz4");
});

test("a small blob that unpacks to gigabytes is refused", async () => {
  const bomb = frame("OSMData", zlibBlob(new Uint8Array(40 * 1024 * 1024)));
  const file = Buffer.concat([frame("OSMHeader", zlibBlob(new Uint8Array())), bomb]);
  expect(await readExtract(file)).toMatchObject({ ok: false, code: "corrupt" });
});
