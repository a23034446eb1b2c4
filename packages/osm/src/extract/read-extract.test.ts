import { expect, test } from "vitest";
import type { OsmElement } from "../pbf/elements.ts";
import { writeOsmPbf } from "../pbf/write-osm-pbf.ts";
import { readOk } from "../testing/read-ok.ts";
import { readExtract } from "./read-extract.ts";

const box = (first: number, lng: number, lat: number, size: number): OsmElement[] =>
  [
    [0, 0],
    [size, 0],
    [size, size],
    [0, size],
  ].map(([x = 0, y = 0], i) => ({ type: "node", id: first + i, lng: lng + x, lat: lat + y }));
const node = (id: number, lng: number, lat: number, tags?: Record<string, string>): OsmElement => ({
  type: "node",
  id,
  lng,
  lat,
  ...(tags ? { tags } : {}),
});
const way = (id: number, refs: number[], tags: Record<string, string>): OsmElement => ({ type: "way", id, refs, tags });

const FILE = writeOsmPbf([
  node(1, -8.5, 51.9),
  node(2, -8.49, 51.9),
  node(3, -8.48, 51.9),
  way(1, [1, 2], { highway: "residential", name: "Canal Row" }),
  way(2, [2, 3], { highway: "tertiary", name: "Canal Row" }),
  way(3, [1, 3], { highway: "footway", name: "Towpath" }),
  ...box(10, -8.499, 51.9002, 0.0002),
  way(4, [10, 11, 12, 13, 10], { building: "yes", "addr:street": "Canal Row", "addr:housenumber": "12" }),
  node(20, -8.4989, 51.9003, { shop: "bakery;deli", name: "Averill's Bakery", opening_hours: "Mo-Sa 07:00-18:00" }),
  node(21, -8.485, 51.901, { amenity: "pharmacy", name: "Far Pharmacy" }),
  node(22, -8.4989, 51.9003, { shop: "bakery;deli", name: "averill's bakery" }),
  node(23, -8.4989, 51.9003, { shop: "hairdresser", name: "Shear Joy" }),
  node(24, -8.4989, 51.9003, { shop: "florist" }),
  node(25, -8.4989, 51.9003, { place: "town", name: "Port Arden" }),
  ...box(30, -8.495, 51.902, 0.002),
  way(5, [30, 31, 32, 33, 30], { leisure: "park", name: "Founders Park" }),
  ...box(40, -8.495, 51.902, 0.00005),
  way(6, [40, 41, 42, 43, 40], { leisure: "park", name: "A flower pot" }),
]);

test("streets are merged by name, with the busiest class of their parts", async () => {
  const { streets } = await readOk(FILE);
  expect(streets).toMatchObject([{ name: "Canal Row", class: "mid" }]);
  expect(streets[0]?.lengthMeters).toBeGreaterThan(1300);
});

test("a building with an address is a door in its middle", async () => {
  const { addresses } = await readOk(FILE);
  expect(addresses).toHaveLength(1);
  expect(addresses[0]).toMatchObject({ street: "Canal Row", houseNumber: "12" });
  expect(addresses[0]?.point.lng).toBeCloseTo(-8.4989, 6);
  expect(addresses[0]?.point.lat).toBeCloseTo(51.9003, 6);
});

test("named shops, each once, borrow the address of a door within 60 m", async () => {
  const { shops } = await readOk(FILE);
  expect(shops.map(({ name, kind }) => [name, kind])).toEqual([
    ["Averill's Bakery", "bakery"],
    ["Far Pharmacy", "pharmacy"],
  ]);
  expect(shops[0]).toMatchObject({
    address: { street: "Canal Row", houseNumber: "12" },
    openingHours: "Mo-Sa 07:00-18:00",
  });
  expect(shops[1]?.address).toBeUndefined();
});

test("the map draws green, buildings, every way and names, and leaves out specks", async () => {
  const { drawing } = await readOk(FILE);
  expect(drawing.features.map(({ layer, minZoom, properties }) => [layer, minZoom, properties])).toEqual([
    ["sheet", 8, {}],
    ...Array.from({ length: 4 }, () => ["beyond", 8, {}]),
    ["building", 14, {}],
    ["green", 11, {}],
    ["label", 14, { kind: "green", name: "Founders Park", from: 14 }],
    ["road", 12, { class: "minor", level: 0, name: "Canal Row" }],
    ["road", 10, { class: "mid", level: 0, name: "Canal Row" }],
    ["road", 14, { class: "path", level: 0 }],
    ["label", 8, { kind: "place", name: "Port Arden", rank: 2 }],
    ["door", 14, { number: "12" }],
  ]);
});

test("buildings without an address past their limit are not drawn, and nothing else is lost", async () => {
  const plain = writeOsmPbf([
    node(1, -8.5, 51.9),
    node(2, -8.49, 51.9),
    way(1, [1, 2], { highway: "residential", name: "Canal Row" }),
    ...[0, 1, 2].flatMap((i) => [
      ...box(10 + 10 * i, -8.499 + 0.001 * i, 51.9002, 0.0002),
      way(
        2 + i,
        [10, 11, 12, 13, 10].map((id) => id + 10 * i),
        {
          building: "yes",
          ...(i === 0 ? { "addr:street": "Canal Row", "addr:housenumber": "12" } : {}),
        },
      ),
    ]),
  ]);
  const drawn = async (plainBuildings: number): Promise<number> => {
    const result = await readExtract(plain, { limits: { plainBuildings } });
    if (!result.ok) throw new Error(result.detail);
    expect(result.extract.addresses).toHaveLength(1);
    return result.extract.drawing.features.filter(({ layer }) => layer === "building").length;
  };
  expect(await drawn(10)).toBe(3);
  expect(await drawn(1)).toBe(2);
});

test("progress rises through the phases to the end", async () => {
  const seen: string[] = [];
  await readExtract(FILE, { onProgress: ({ phase, share }) => seen.push(`${phase} ${share}`) });
  expect(new Set(seen.map((line) => line.split(" ")[0]))).toEqual(new Set(["relations", "ways", "nodes", "assemble"]));
  expect(seen.at(-1)).toBe("assemble 1");
});

test("the report counts what was read and names the place and the attribution", async () => {
  let clock = 100;
  const result = await readExtract(FILE, { stopwatchMs: () => (clock += 5) });
  expect(result).toMatchObject({
    ok: true,
    extract: {
      placeName: "Port Arden",
      report: {
        ways: 6,
        relations: 0,
        streets: 1,
        addresses: 1,
        shops: 2,
        shopsWithoutAddress: 1,
        elapsedMs: 5,
        isInvented: false,
      },
    },
  });
  expect(result.ok && result.extract.report.attribution).toBe("© OpenStreetMap contributors");
});
