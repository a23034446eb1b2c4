import { signUpStoreCommand } from "@fairmile/contracts";
import { expect, test } from "vitest";
import { schemaTexts, textAt } from "./field-errors.ts";

const place = { address: "12 Grove Road", point: { lng: -6.2, lat: 53.3 } };

test("each wrong field has its words, an empty one is needed", () => {
  const texts = schemaTexts(signUpStoreCommand, { name: "", phone: "12", location: { name: "x", place } });
  expect(texts).toEqual({ name: "Needed.", phone: "Not in the right form." });
});

test("what is right says nothing", () => {
  expect(schemaTexts(signUpStoreCommand, { name: "Bakehouse", location: { name: "Shop", place } })).toEqual({});
});

test("a field answers for what is inside it, and for nothing beside it", () => {
  const texts = { "dropoff.place.point": "Outside.", "dropoff.placeholder": "No." };
  expect(textAt(texts, "dropoff.place")).toBe("Outside.");
  expect(textAt(texts, "dropoff.name")).toBeUndefined();
});
