import { describe, expect, test } from "vitest";
import { ringContains } from "../geometry.ts";
import { buildBasemap } from "../basemap/build-basemap.ts";
import { addressIndex } from "../search/address-index.ts";
import { readOk } from "../testing/read-ok.ts";
import { typoAccuracy } from "../testing/search-accuracy.ts";
import { type SHARED_EXTRACTS, sharedOsm } from "../testing/shared-osm.ts";

/** Floors a little under what the files hold: a rule that silently drops a quarter of a city must not pass. */
const PLACES: readonly {
  readonly place: keyof typeof SHARED_EXTRACTS;
  readonly name: string;
  readonly atLeast: { readonly streets: number; readonly addresses: number; readonly shops: number };
  readonly numberLast: boolean;
}[] = [
  {
    place: "manhattan",
    name: "New York",
    atLeast: { streets: 350, addresses: 12_000, shops: 3_300 },
    numberLast: false,
  },
  {
    place: "copenhagen",
    name: "København",
    atLeast: { streets: 1_200, addresses: 33_000, shops: 1_300 },
    numberLast: true,
  },
  {
    place: "stateCollege",
    name: "State College",
    atLeast: { streets: 900, addresses: 15_500, shops: 450 },
    numberLast: false,
  },
];

describe.each(PLACES)("$name", ({ place, name, atLeast, numberLast }) => {
  test("becomes the raw material of a market", async () => {
    const { placeName, report, addresses, shops, polygon, drawing } = await readOk(sharedOsm(place));
    expect(placeName).toBe(name);
    expect(report.streets).toBeGreaterThan(atLeast.streets);
    expect(report.addresses).toBeGreaterThan(atLeast.addresses);
    expect(report.shops).toBeGreaterThan(atLeast.shops);
    expect(report.shopsWithoutAddress).toBeLessThan(0.1 * report.shops);
    expect(report.attribution).toBe("© OpenStreetMap contributors");
    expect(polygon.length).toBeLessThanOrEqual(200);
    expect(addresses.filter(({ point }) => !ringContains(polygon, point))).toEqual([]);
    expect(shops.filter(({ point }) => !ringContains(polygon, point))).toEqual([]);
    const basemap = await buildBasemap(drawing, report.attribution);
    expect(basemap.largestTileBytes).toBeLessThanOrEqual(150_000);
    expect(basemap.bytes.length).toBeLessThan(2_500_000);
  });

  test("nineteen of twenty addresses come first in spite of a slip", async () => {
    const { addresses } = await readOk(sharedOsm(place));
    const { share, misses } = typoAccuracy({ addresses, index: addressIndex(addresses), queries: 2_000, numberLast });
    expect(share, misses.slice(0, 10).join("\n")).toBeGreaterThanOrEqual(0.95);
  });
});
