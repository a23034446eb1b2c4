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
  expect(report.streets).toBeGreaterThanOrEqual(170);
  expect(report.streets).toBeLessThanOrEqual(260);
  expect(report.addresses).toBeGreaterThanOrEqual(3_600);
  expect(report.addresses).toBeLessThanOrEqual(5_400);
  expect(report.shops).toBe(120);
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
  expect(new Set(town.shops.map(({ name }) => name)).size).toBe(120);
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

const withTag = (all: readonly Way[], key: string, value: string): Way[] =>
  all.filter(({ tags }) => tags[key] === value);

/** A river with five bridges and a railway with five, parks, a square with its church, a basin, tracks and one-ways. */
const expectWhole = (all: readonly Way[]): void => {
  // The ring may change its name on a bridge, which is then two ways.
  const bridges = withTag(all, "bridge", "yes").length;
  expect(bridges).toBeGreaterThanOrEqual(10);
  expect(bridges).toBeLessThanOrEqual(12);
  expect(withTag(all, "leisure", "park").length).toBeGreaterThanOrEqual(3);
  expect(withTag(all, "building", "church").length).toBeGreaterThan(0);
  expect(withTag(all, "railway", "rail")).toHaveLength(2);
  expect(withTag(all, "natural", "coastline")).toHaveLength(1);
};

test("has bridges, parks, a railway, one-ways, districts and a coast", () => {
  expectWhole(ways);
  expect(withTag(ways, "oneway", "yes").length).toBeGreaterThan(10);
  expect(withTag(ways, "leisure", "park")).toHaveLength(5);
  expect(town.drawing.features.some(({ layer }) => layer === "waterway")).toBe(true);
  const names = town.drawing.features.flatMap(({ layer, properties }) =>
    layer === "label" ? [properties["name"]] : [],
  );
  expect(names).toEqual(
    expect.arrayContaining(["Old Town", "Southbank", "Market Square", "Founders Park", "Lough Arden"]),
  );
  expect(new Set(town.streets.map((street) => street.class))).toEqual(new Set(["minor", "mid", "major"]));
});

test("shops stand together: half of them in a twentieth of the town", () => {
  const { west, east, south, north } = town.bounds;
  const cells = new Map<string, number>();
  for (const { point } of town.shops) {
    const cell = `${Math.floor((10 * (point.lng - west)) / (east - west))}|${Math.floor((10 * (point.lat - south)) / (north - south))}`;
    cells.set(cell, (cells.get(cell) ?? 0) + 1);
  }
  const busiest = [...cells.values()].sort((a, b) => b - a).slice(0, 5);
  expect(busiest.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(60);
});

test("no two houses of a seed lap over one another", () => {
  const houses = town.drawing.features.flatMap(({ layer, parts: [ring = []] }) =>
    layer === "building" ? [ring.flatMap((lng, i) => (i % 2 === 0 ? [[lng, ring[i + 1] ?? 0] as const] : []))] : [],
  );
  const middles = houses.map((ring) => ({
    lng: ring.slice(1).reduce((sum, [lng]) => sum + lng, 0) / (ring.length - 1),
    lat: ring.slice(1).reduce((sum, [, lat]) => sum + lat, 0) / (ring.length - 1),
  }));
  const cells = new Map<string, number[]>();
  middles.forEach(({ lng, lat }, i) => {
    const cell = `${Math.floor(lng * 500)}|${Math.floor(lat * 500)}`;
    cells.set(cell, [...(cells.get(cell) ?? []), i]);
  });
  const lapping = [...cells.values()].flatMap((near) =>
    near.flatMap((i) => {
      const ring = (houses[i] ?? []).map(([lng, lat]) => ({ lng, lat }));
      return near.filter((k) => k !== i && ringContains(ring, middles[k] ?? { lng: 0, lat: 0 }));
    }),
  );
  expect(lapping).toEqual([]);
});

test.each([
  [0.25, 4],
  [1, 2],
  [2.5, 1],
])("a town of scale %d is whole whatever its seed (%d of them)", async (scale, seeds) => {
  for (let seed = 0; seed < seeds; seed += 1) {
    const file = generateTown({ seed, scale, name: "Testby", center: { lng: 12.5, lat: 55.6 } });
    const { report, addresses, streets } = await readOk(file);
    const all = await waysOf(file);
    expect(shareReachable(all)).toEqual([1, 1]);
    expectWhole(all);
    expect(report.missingNodes).toBe(0);
    expect(report.openAreas).toBe(0);
    expect(report.addresses / scale).toBeGreaterThan(1_900);
    expect(report.addresses / scale).toBeLessThan(5_600);
    expect(report.shops).toBe(Math.round(120 * scale));
    const names = new Set(streets.map(({ name }) => name));
    expect(addresses.filter(({ street }) => !names.has(street))).toEqual([]);
  }
});

test("a scale out of range is refused", () => {
  for (const scale of [0, 0.1, 5, Number.NaN]) expect(() => generateTown({ seed: 1, scale })).toThrow(RangeError);
});
