import { expect, test } from "vitest";
import { choosing, typing, type AddressEntry } from "./address-entry.ts";

const high = { id: "a", label: "12 High Street", point: { lng: -6, lat: 53 } };
const empty: AddressEntry = { address: null, query: "" };

test("a choice survives its own words being written into the line, in either order", () => {
  const chosen = { address: high, query: "12 High Street" };
  expect(typing(choosing(typing(empty, "12 hi"), high), "12 High Street")).toEqual(chosen);
  expect(choosing(typing(empty, "12 High Street"), high)).toEqual(chosen);
});

test("another text lets go of the choice, and no choice keeps the text", () => {
  expect(typing(choosing(empty, high), "12 High Stree")).toEqual({ address: null, query: "12 High Stree" });
  expect(choosing(typing(empty, "12 hi"), null)).toEqual({ address: null, query: "12 hi" });
});
