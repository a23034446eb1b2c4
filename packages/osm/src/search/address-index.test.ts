import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { OsmAddress } from "../extract/extract-types.ts";
import { metersBetween } from "../geometry.ts";
import { readOk } from "../testing/read-ok.ts";
import { typoAccuracy } from "../testing/search-accuracy.ts";
import { generateTown } from "../town/generate-town.ts";
import { addressIndex } from "./address-index.ts";

const door = (street: string, houseNumber: string, more: Partial<OsmAddress> = {}): OsmAddress => ({
  street,
  houseNumber,
  point: { lng: -8.5, lat: 51.9 },
  ...more,
});

const index = addressIndex([
  door("Canal Row", "2"),
  door("Canal Row", "12"),
  door("Canal Row", "12A"),
  door("Canal Row", "70-74"),
  door("Canal Row", "120"),
  door("Canal Row", "20", { unit: "Flat 1" }),
  door("Canal Row", "20", { unit: "Flat 2" }),
  door("Old Canal Street", "12"),
  door("Fifth Avenue", "1"),
  door("Avenue C", "8"),
  door("Blue Course Drive", "348-2"),
  door("Blue Course Drive", "348-14"),
  door("Route 9", "3"),
  door("High Street", "1", { city: "Port Arden", postcode: "7100", point: { lng: -8.5, lat: 51.9 } }),
  door("High Street", "1", { city: "Millford", postcode: "7300", point: { lng: -8.7, lat: 51.9 } }),
  door("West Main Street", "12"),
  door("Main Street", "12D"),
  door("East Houston Street", "3"),
  door("West Houston Street", "8"),
  door("West Street", "56"),
  door("Hester Street", "55"),
]);

const first = (text: string, near?: { lng: number; lat: number }): string => {
  const [best] = index.search(text, near ? { near } : {});
  if (!best) return "nothing";
  const { street, houseNumber, unit, city } = best.address;
  return [`${houseNumber} ${street}`, unit, city].filter((part) => part !== undefined).join(", ");
};

test.each([
  ["12 canal row", "12 Canal Row"],
  ["Canal Row 12", "12 Canal Row"],
  ["12a Canal Row", "12A Canal Row"],
  ["12 A Canal Row", "12A Canal Row"],
  ["72 Canal Row", "70-74 Canal Row"],
  ["70-74 Canal Row", "70-74 Canal Row"],
  ["12 cnaal row", "12 Canal Row"],
  ["12 Old Canal", "12 Old Canal Street"],
  ["20 Canal Row flat 2", "20 Canal Row, Flat 2"],
  ["20 Canal Row #1", "20 Canal Row, Flat 1"],
  ["2/20 Canal Row", "20 Canal Row, Flat 2"],
  ["20-2 Canal Row", "20 Canal Row, Flat 2"],
  ["348 Blue Course Drive #14", "348-14 Blue Course Drive"],
  ["348-14 Blue Course Dr", "348-14 Blue Course Drive"],
  ["1 5th ave", "1 Fifth Avenue"],
  ["8 Avenue C", "8 Avenue C"],
  ["Route 9", "3 Route 9"],
  ["3 Route 9", "3 Route 9"],
  ["Route 9 3", "3 Route 9"],
  ["1 High St, Millford", "1 High Street, Millford"],
  ["1 High St 7300", "1 High Street, Millford"],
  ["1 High Street Port Arden", "1 High Street, Port Arden"],
  ["12 W Main St", "12 West Main Street"],
  ["12 D Main Street", "12D Main Street"],
  ["Canal Row 12 Port Arden", "12 Canal Row"],
  ["High Street 1 7300 Millford", "1 High Street, Millford"],
  ["3 E Houston", "3 East Houston Street"],
  ["3 W Houston", "8 West Houston Street"],
  ["55 West Street", "56 West Street"],
])("%j finds %s", (text, address) => {
  expect(first(text)).toBe(address);
});

test("a street that is only begun is found, and its doors follow", () => {
  expect(index.search("cana").map(({ address }) => address.street)[0]).toBe("Canal Row");
  expect(index.search("canal s")[0]?.address.street).toBe("Old Canal Street");
  const suggestions = index.search("canal row", { limit: 10 });
  expect(suggestions.filter(({ address }) => address.street === "Canal Row").length).toBeGreaterThan(3);
});

test("says how the number was matched", () => {
  expect(index.search("12 Canal Row")[0]).toMatchObject({ match: "exact", index: 1 });
  expect(index.search("72 Canal Row")[0]).toMatchObject({ match: "range" });
  expect(index.search("7 Canal Row")[0]).toMatchObject({ match: "beginning" });
  expect(index.search("15 Canal Row")[0]).toMatchObject({ match: "nearest", address: { houseNumber: "12" } });
  expect(index.search("15 Canal Row")[0]?.score).toBeLessThan(0.85);
  expect(index.search("Canal Row")[0]).toMatchObject({ match: "street" });
});

test("of equal doors the nearer comes first", () => {
  expect(first("1 High Street", { lng: -8.69, lat: 51.9 })).toBe("1 High Street, Millford");
  expect(first("1 High Street", { lng: -8.51, lat: 51.9 })).toBe("1 High Street, Port Arden");
});

test("what resembles no street finds nothing, and no text throws", () => {
  expect(index.search("zzyzx qqq")).toEqual([]);
  expect(index.search("")).toEqual([]);
  expect(addressIndex([]).search("12 Canal Row")).toEqual([]);
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), fc.integer({ min: -5, max: 100 }), (text, limit) => {
      const found = index.search(text, { limit });
      expect(found.length).toBeLessThanOrEqual(Math.max(1, limit));
      for (const { score } of found) expect(score).toBeGreaterThanOrEqual(0);
    }),
  );
});

let town: OsmAddress[] = [];
beforeAll(async () => {
  town = [...(await readOk(generateTown({ seed: 11 }))).addresses];
});

test("on the invented town nineteen of twenty addresses come first in spite of a slip", () => {
  for (const numberLast of [false, true]) {
    const { share, misses } = typoAccuracy({ addresses: town, index: addressIndex(town), queries: 800, numberLast });
    expect(share, misses.slice(0, 10).join("\n")).toBeGreaterThanOrEqual(0.95);
  }
});

test("every address finds itself", () => {
  const townIndex = addressIndex(town);
  const lost = town.filter((address, i) => {
    const typed = `${address.houseNumber} ${address.street}${address.unit === undefined ? "" : `, flat ${address.unit}`}`;
    return townIndex.search(typed)[0]?.index !== i;
  });
  expect(lost).toEqual([]);
});

test("the nearest door is the nearest, and none is found too far away", () => {
  const townIndex = addressIndex(town);
  const distance = fc.double({ min: -0.03, max: 0.03, noNaN: true });
  fc.assert(
    fc.property(distance, distance, fc.integer({ min: 0, max: 800 }), (x, y, maxMeters) => {
      const point = { lng: -8.5 + x, lat: 51.9 + y };
      const nearestMeters = Math.min(...town.map((address) => metersBetween(point, address.point)));
      const found = townIndex.reverse(point, { maxMeters });
      if (nearestMeters > maxMeters) expect(found).toBeNull();
      else expect(found?.distanceMeters).toBe(nearestMeters);
    }),
    { numRuns: 60 },
  );
});
