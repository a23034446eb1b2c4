import { dropoffSchema, parcelSchema } from "@fairmile/contracts";
import { expect, test } from "vitest";
import { createPrng } from "../core/prng.ts";
import { makeOrder } from "./make-order.ts";

const door = { label: "12 Quay Street", point: { lng: -8.49, lat: 51.9 } };

test("every order is one that the contracts take", () => {
  const prng = createPrng("orders");
  for (let i = 0; i < 500; i += 1) {
    const { recipient, place, parcels, verification, notes } = makeOrder(door, 500, prng);
    expect(
      dropoffSchema.safeParse({ ...recipient, place, verification, notes: notes ?? undefined }).error,
    ).toBeUndefined();
    for (const parcel of parcels) expect(parcelSchema.safeParse(parcel).error).toBeUndefined();
  }
});

test("orders differ: some with a PIN, a tip, a note, a large parcel; and tips follow the fee", () => {
  const prng = createPrng("mix");
  const orders = Array.from({ length: 400 }, () => makeOrder(door, 500, prng));
  const share = (is: (order: (typeof orders)[number]) => boolean): number => orders.filter(is).length / orders.length;
  expect(share((o) => o.verification.pin)).toBeCloseTo(0.25, 1);
  expect(share((o) => o.tipCents > 0)).toBeCloseTo(0.3, 1);
  expect(share((o) => o.parcels[0]?.size === "large")).toBeGreaterThan(0.03);
  expect(Math.max(...orders.map((o) => o.tipCents))).toBeLessThanOrEqual(125);
  expect(makeOrder(door, 0, prng).tipCents).toBe(0);
});
