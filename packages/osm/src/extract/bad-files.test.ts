import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { OsmElement } from "../pbf/elements.ts";
import { writeOsmPbf } from "../pbf/write-osm-pbf.ts";
import { generateTown } from "../town/generate-town.ts";
import { seededRandom } from "../town/seeded-random.ts";
import { readExtract } from "./read-extract.ts";

const town = generateTown({ seed: 3, scale: 0.25 });
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "fairmile-osm-"));
});
afterAll(() => rm(folder, { recursive: true }));

const codeOf = async (input: string | Uint8Array): Promise<string> => {
  const result = await readExtract(input);
  return result.ok ? "ok" : result.code;
};

const node = (id: number, tags?: Record<string, string>): OsmElement => ({
  type: "node",
  id,
  lng: -8.5 + id / 1000,
  lat: 51.9,
  ...(tags ? { tags } : {}),
});
const door = { "addr:street": "Canal Row", "addr:housenumber": "12" };

test("a missing file, a folder and a readable file each get their own answer", async () => {
  const path = join(folder, "town.osm.pbf");
  await writeFile(path, town);
  expect(await codeOf(path)).toBe("ok");
  expect(await codeOf(join(folder, "nowhere.osm.pbf"))).toBe("file_missing");
  expect(await codeOf(folder)).toBe("file_unreadable");
});

test("what is no PBF is called so", async () => {
  expect(await codeOf(Buffer.from('<?xml version="1.0"?><osm version="0.6"></osm>'))).toBe("not_pbf");
  expect(await codeOf(Buffer.from("PK\u0003\u0004 a zip archive, perhaps"))).toBe("not_pbf");
  expect(await codeOf(Buffer.from([0, 0]))).toBe("not_pbf");
  expect(await codeOf(Buffer.alloc(5000, 0xff))).toBe("not_pbf");
  expect(await codeOf(Buffer.alloc(5000))).toBe("not_pbf");
  // A frame that claims gigabytes is refused by its header, not by waiting for them.
  expect(await codeOf(Buffer.from([0x7f, 0xff, 0xff, 0xff, 0x0a, 0x09]))).toBe("not_pbf");
});

test("an empty file, a file without nodes, one without names and one without doors", async () => {
  expect(await codeOf(new Uint8Array())).toBe("empty");
  expect(await codeOf(writeOsmPbf([]))).toBe("empty");
  const road = { type: "way", id: 1, refs: [1, 2] } as const;
  const named = { ...road, tags: { highway: "residential", name: "Canal Row" } };
  expect(await codeOf(writeOsmPbf([node(1, door), node(2), { ...road, tags: { highway: "residential" } }]))).toBe(
    "no_streets",
  );
  expect(await codeOf(writeOsmPbf([node(1), node(2), named]))).toBe("no_addresses");
  expect(await codeOf(writeOsmPbf([node(1, door), node(2), named]))).toBe("ok");
});

test("each limit refuses what is over it", async () => {
  for (const limits of [{ fileBytes: 1000 }, { nodes: 100 }, { ways: 10 }, { addresses: 5 }]) {
    const result = await readExtract(town, { limits });
    expect(result).toMatchObject({ ok: false, code: "too_big" });
  }
});

test("a file cut off anywhere is truncated, or no PBF where not even its header is left", async () => {
  const random = seededRandom(1, "cuts");
  const codes = new Set<string>();
  for (let i = 0; i < 60; i += 1) codes.add(await codeOf(town.subarray(0, Math.floor(random.between(1, town.length)))));
  expect([...codes].filter((code) => code !== "truncated" && code !== "not_pbf")).toEqual([]);
  expect(await codeOf(town.subarray(0, town.length - 1))).toBe("truncated");
});

test("a cut between two blocks leaves a whole file with less in it: ways without their nodes, or nodes without ways", async () => {
  const nodesOnly = writeOsmPbf([node(1, door), node(2)]);
  expect(await codeOf(nodesOnly)).toBe("no_streets");
});

test("flipped bytes never throw and never hang: the file is refused with a code or read", async () => {
  const random = seededRandom(2, "flips");
  for (let i = 0; i < 150; i += 1) {
    const broken = Uint8Array.from(town);
    for (let k = 0; k <= i % 4; k += 1)
      broken[Math.floor(random.next() * broken.length)] = Math.floor(random.next() * 256);
    expect(["ok", "not_pbf", "truncated", "corrupt", "unsupported"]).toContain(await codeOf(broken));
  }
});

test("a block with a broken checksum is corrupt", async () => {
  const broken = Uint8Array.from(town);
  const at = broken.length - 3;
  broken[at] = (broken[at] ?? 0) ^ 0xff;
  expect(await codeOf(broken)).toBe("corrupt");
});

test("references to nodes outside a clipped file are tolerated and counted", async () => {
  const result = await readExtract(
    writeOsmPbf([
      node(1, door),
      node(2),
      { type: "way", id: 1, refs: [1, 2, 77, 78], tags: { highway: "residential", name: "Canal Row" } },
      { type: "way", id: 2, refs: [80, 81, 82, 80], tags: { natural: "water" } },
    ]),
  );
  expect(result).toMatchObject({
    ok: true,
    extract: { streets: [{ name: "Canal Row" }], report: { missingNodes: 5, clippedWays: 2, openAreas: 1 } },
  });
});
