import { expect, test } from "vitest";
import { addressesOf, collectAddresses } from "./addresses.ts";

const at = (lng: number, lat = 51.9): { lng: number; lat: number } => ({ lng, lat });
const place = (tags: Record<string, string>, point = at(-8.5)) => ({ tags, point });

test.each([
  ["12", [{ houseNumber: "12" }]],
  ["70-74", [{ houseNumber: "70-74" }]],
  ["37 1/2", [{ houseNumber: "37 1/2" }]],
  ["228-F", [{ houseNumber: "228-F" }]],
  ["34;35", [{ houseNumber: "34" }, { houseNumber: "35" }]],
  ["12, 14,16", [{ houseNumber: "12" }, { houseNumber: "14" }, { houseNumber: "16" }]],
  ["232 Suite B", [{ houseNumber: "232", unit: "Suite B" }]],
  ["541 REAR-A", [{ houseNumber: "541", unit: "REAR-A" }]],
  ["4, 1. floor", [{ houseNumber: "4", unit: "1. floor" }]],
  ["The Old Mill", [{ houseNumber: "The Old Mill" }]],
])("the number %j names the doors %j", (raw, doors) => {
  const found = addressesOf(place({ "addr:street": "Canal Row", "addr:housenumber": raw }));
  expect(found).toEqual(doors.map((door) => ({ street: "Canal Row", ...door, point: at(-8.5) })));
});

test("a door mapped as a building and again as a shop is one door, with what either knows", () => {
  const door = { "addr:street": "Canal Row", "addr:housenumber": "12" };
  const addresses = collectAddresses(
    [
      place(door, at(-8.5)),
      place({ ...door, "addr:postcode": "7100", "addr:city": "Port Arden" }, at(-8.5001)),
      place({ ...door, "addr:unit": "3" }, at(-8.5001)),
      place(door, at(-8.6)),
    ],
    new Map(),
  );
  expect(addresses).toEqual([
    { street: "Canal Row", houseNumber: "12", postcode: "7100", city: "Port Arden", point: at(-8.5) },
    { street: "Canal Row", houseNumber: "12", unit: "3", point: at(-8.5001) },
    { street: "Canal Row", houseNumber: "12", point: at(-8.6) },
  ]);
});

test("the sign on the street settles how its name is spelled", () => {
  const places = [
    place({ "addr:street": "Wall St", "addr:housenumber": "1" }),
    place({ "addr:street": "WALL STREET", "addr:housenumber": "1" }),
  ];
  const addresses = collectAddresses(places, new Map([["wall street", "Wall Street"]]));
  expect(addresses).toEqual([{ street: "Wall Street", houseNumber: "1", point: at(-8.5) }]);
});

test("doors of a place without streets are kept, numbers without either are not", () => {
  expect(addressesOf(place({ "addr:place": "Inishmore", "addr:housenumber": "4" }))).toMatchObject([
    { street: "Inishmore" },
  ]);
  expect(addressesOf(place({ "addr:housenumber": "4" }))).toEqual([]);
});
