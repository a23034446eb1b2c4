import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import type { OsmExtract } from "../extract/extract-types.ts";
import { ringContains } from "../geometry.ts";
import { readBlob, indexBlobs } from "../pbf/blobs.ts";
import { openSource } from "../pbf/byte-source.ts";
import { decodeBlock } from "../pbf/decode-block.ts";
import type { Tags } from "../pbf/elements.ts";
import { readOk } from "../testing/read-ok.ts";
import { generateTown } from "./generate-town.ts";

interface Way {
  readonly refs: readonly number[];
  readonly tags: Tags;
}

const waysOf = async (bytes: Uint8Array): Promise<Way[]> => {
  const source = await openSource(bytes);
  const ways: Way[] = [];
  for (const blob of (await indexBlobs(source)).slice(1)) {
    decodeBlock(await readBlob(source, blob), {
      keepKey: () => true,
      way: (_id, refs, tags) => ways.push({ refs, tags: tags ?? {} }),
    });
  }
  return ways;
};

/** Which share of the road nodes can be driven to from one of them, and can drive to it. */
const shareReachable = (all: readonly Way[]): number[] => {
  const ahead = new Map<number, number[]>();
  const back = new Map<number, number[]>();
  const link = (map: Map<number, number[]>, a: number, b: number): void => {
    map.set(a, [...(map.get(a) ?? []), b]);
  };
  const roads = all.filter(({ tags }) => tags["highway"] !== undefined);
  for (const { refs, tags } of roads) {
    refs.slice(1).forEach((to, i) => {
      const from = refs[i] ?? to;
      link(ahead, from, to);
      link(back, to, from);
      if (tags["oneway"] === "yes") return;
      link(ahead, to, from);
      link(back, from, to);
    });
  }
  const nodes = new Set(roads.flatMap(({ refs }) => refs));
  const [start = 0] = nodes;
  return [ahead, back].map((map) => {
    const reached = new Set([start]);
    for (const node of reached) for (const next of map.get(node) ?? []) reached.add(next);
    return reached.size / nodes.size;
  });
};

const SEED = "port-arden";
const bytes = generateTown({ seed: SEED });
let town: OsmExtract;
let ways: Way[] = [];
beforeAll(async () => {
  town = await readOk(bytes);
  ways = await waysOf(bytes);
});

const hash = (content: Uint8Array): string => createHash("sha256").update(content).digest("hex");

test("the same seed gives the same bytes, here and in a new process; another seed another town", () => {
  expect(hash(generateTown({ seed: SEED }))).toBe(hash(bytes));
  expect(hash(generateTown({ seed: "elsewhere" }))).not.toBe(hash(bytes));
  const script = `
    import { createHash } from "node:crypto";
    import { generateTown } from ${JSON.stringify(join(import.meta.dirname, "generate-town.ts"))};
    process.stdout.write(createHash("sha256").update(generateTown({ seed: ${JSON.stringify(SEED)} })).digest("hex"));`;
  const elsewhere = execFileSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" });
  expect(elsewhere).toBe(hash(bytes));
});

test("is as big as promised", () => {
  const { report } = town;
  expect(town.placeName).toBe("Port Arden");
  expect(report.streets).toBeGreaterThanOrEqual(110);
  expect(report.streets).toBeLessThanOrEqual(130);
  expect(report.addresses).toBeGreaterThanOrEqual(2_850);
  expect(report.addresses).toBeLessThanOrEqual(3_150);
  expect(report.shops).toBe(70);
  expect(report).toMatchObject({
    missingNodes: 0,
    clippedWays: 0,
    openAreas: 0,
    shopsWithoutAddress: 0,
    isInvented: true,
  });
  expect(report.attribution).toMatch(/invented/);
  expect(new Set(town.shops.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(15);
  expect(town.shops.every(({ openingHours }) => openingHours !== undefined)).toBe(true);
  expect(new Set(town.shops.map(({ name }) => name)).size).toBe(70);
});

test("every address lies in the market, on a street that exists", () => {
  const names = new Set(town.streets.map(({ name }) => name));
  for (const { street, point } of town.addresses) {
    expect(ringContains(town.polygon, point)).toBe(true);
    expect(names).toContain(street);
  }
});

test("one can drive from everywhere to everywhere, one-ways and all", () => {
  expect(shareReachable(ways)).toEqual([1, 1]);
});

test("has three bridges, one-ways, two parks and a river", () => {
  expect(ways.filter(({ tags }) => tags["bridge"] === "yes")).toHaveLength(3);
  expect(ways.filter(({ tags }) => tags["oneway"] === "yes").length).toBeGreaterThan(3);
  expect(ways.filter(({ tags }) => tags["leisure"] === "park")).toHaveLength(2);
  expect(town.drawing.features.some(({ layer }) => layer === "waterway")).toBe(true);
  expect(new Set(town.streets.map((street) => street.class))).toEqual(new Set(["minor", "mid", "major"]));
});

test.each([0.25, 1, 2.5])("a town of scale %d is whole whatever its seed", async (scale) => {
  for (let seed = 0; seed < 3; seed += 1) {
    const file = generateTown({ seed, scale, name: "Testby", center: { lng: 12.5, lat: 55.6 } });
    const { report } = await readOk(file);
    const all = await waysOf(file);
    expect(shareReachable(all)).toEqual([1, 1]);
    expect(all.filter(({ tags }) => tags["bridge"] === "yes")).toHaveLength(3);
    expect(all.filter(({ tags }) => tags["leisure"] === "park")).toHaveLength(2);
    expect(report.missingNodes).toBe(0);
    expect(Math.abs(report.addresses / (3000 * scale) - 1)).toBeLessThan(0.07);
    expect(Math.abs(report.streets / (120 * scale) - 1)).toBeLessThan(0.2);
    expect(report.shops).toBe(Math.round(70 * scale));
  }
});

test("a scale out of range is refused", () => {
  for (const scale of [0, 0.1, 5, Number.NaN]) expect(() => generateTown({ seed: 1, scale })).toThrow(RangeError);
});
