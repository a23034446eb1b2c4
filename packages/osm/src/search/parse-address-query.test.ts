import { expect, test } from "vitest";
import { normaliseStreet } from "./normalise-street.ts";
import { parseAddressQuery } from "./parse-address-query.ts";

test.each([
  ["E. 7th St", "east seventh street"],
  ["East 7 Street", "east seventh street"],
  ["Fifth Avenue", "fifth avenue"],
  ["5th Ave.", "fifth avenue"],
  ["W 34th St", "west 34 street"],
  ["St. Mark's Place", "saint marks place"],
  ["Øster Allé", "oster allee"],
  ["H.C. Ørsteds Vej", "hc orsteds vej"],
  ["Blågårds Plads", "blagards plads"],
  ["Große Straße", "grosse strasse"],
  ["  WEAVERS   STREET ", "weavers street"],
  ["MLK Jr. Blvd", "mlk jr boulevard"],
])("%j is indexed as %j", (typed, normalised) => {
  expect(normaliseStreet(typed)).toBe(normalised);
});

test.each([
  ["12 Canal Row", { houseNumber: "12", street: "Canal Row" }],
  ["12, Canal Row", { houseNumber: "12", street: "Canal Row" }],
  ["Canal Row 12", { houseNumber: "12", street: "Canal Row" }],
  ["Canal R", { street: "Canal R" }],
  ["5th Avenue", { street: "5th Avenue" }],
  ["12 5th Avenue", { houseNumber: "12", street: "5th Avenue" }],
  ["72-74 Grand Street", { houseNumber: "72-74", street: "Grand Street" }],
  ["37 1/2 St Marks Pl", { houseNumber: "37 1/2", street: "St Marks Pl" }],
  ["228-F South Atherton Street", { houseNumber: "228-f", street: "South Atherton Street" }],
  ["12 #4B", { houseNumber: "12", street: "", unit: "4B" }],
  ["12 Canal Row #4B", { houseNumber: "12", street: "Canal Row", unit: "4B" }],
  ["12 Canal Row, Apt. 4b", { houseNumber: "12", street: "Canal Row", unit: "4b" }],
  ["12 Canal Row Suite 200, Port Arden", { houseNumber: "12", street: "Canal Row", unit: "200", city: "Port Arden" }],
  ["flat 2, 12 Canal Row", { houseNumber: "12", street: "Canal Row", unit: "2" }],
  [
    "12 Canal Row, 3rd floor, New York, NY 10013",
    { houseNumber: "12", street: "Canal Row", unit: "3rd floor", postcode: "10013", city: "New York" },
  ],
  ["12 Canal Row 10013", { houseNumber: "12", street: "Canal Row", postcode: "10013" }],
  ["Elmegade 2, 2200 København N", { houseNumber: "2", street: "Elmegade", postcode: "2200", city: "København N" }],
  [
    "Elmegade 2, 1. th, 2200 København N",
    { houseNumber: "2", street: "Elmegade", unit: "1. th", postcode: "2200", city: "København N" },
  ],
  ["Elmegade 2, st. tv", { houseNumber: "2", street: "Elmegade", unit: "st. tv" }],
  ["Elmegade 12 B", { houseNumber: "12b", street: "Elmegade" }],
  ["12 Flatbush Avenue", { houseNumber: "12", street: "Flatbush Avenue" }],
  ["12 Canal Row, Dublin, D02 X285", { houseNumber: "12", street: "Canal Row", postcode: "D02 X285", city: "Dublin" }],
  ["", { street: "" }],
  [",,, ,", { street: "" }],
])("%j is read as %j", (typed, query) => {
  expect(parseAddressQuery(typed)).toEqual(query);
});

test("a very long text is cut, not chewed on", () => {
  expect(parseAddressQuery(`1 ${"a b 2 ".repeat(50_000)}`).street.length).toBeLessThanOrEqual(200);
});
