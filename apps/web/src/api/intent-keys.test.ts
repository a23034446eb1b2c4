import { expect, test } from "vitest";
import { createIntentKeys } from "./intent-keys.ts";

const counting = () => {
  let made = 0;
  return createIntentKeys(() => `key-${(made += 1)}`);
};

test("an intent keeps its key until it is settled, and is a new one after that", () => {
  const keys = counting();
  const first = keys.keyOf("offer.claim", { offerId: "a" });
  expect(keys.keyOf("offer.claim", { offerId: "a" })).toBe(first);
  keys.settle("offer.claim", { offerId: "a" });
  expect(keys.keyOf("offer.claim", { offerId: "a" })).not.toBe(first);
});

test("another input or another verb is another intent", () => {
  const keys = counting();
  const all = [
    keys.keyOf("offer.claim", { offerId: "a" }),
    keys.keyOf("offer.claim", { offerId: "b" }),
    keys.keyOf("offer.bid", { offerId: "a" }),
    keys.keyOf("driver.goOffline", undefined),
  ];
  expect(new Set(all).size).toBe(4);
});
