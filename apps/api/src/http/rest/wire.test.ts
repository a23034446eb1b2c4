import { postDeliveryCommand } from "@fairmile/contracts";
import { describe, expect, test } from "vitest";
import { wireName, wirePath } from "./wire-names.ts";
import { fromWire, toWire } from "./wire.ts";

test.each([
  ["readyAtMs", "ready_at"],
  ["pickupEtaMs", "pickup_eta"],
  ["etaMs", "eta"],
  ["atMs", "at"],
  ["heldUntilMs", "held_until"],
  ["fromMs", "from"],
  ["durationMs", "duration_ms"],
  ["tipCents", "tip"],
  ["driverPayCents", "driver_pay"],
  ["weightGrams", "weight_grams"],
  ["locationId", "location_id"],
  ["0", "0"],
])("%s is written %s", (key, name) => {
  expect(wireName(key)).toBe(name);
});

test("paths are written in wire names, rows by number", () => {
  expect(wirePath("parcels.0.weightGrams")).toBe("parcels.0.weight_grams");
});

test("views go out with ISO times and plain amounts", () => {
  expect(
    toWire({ doneAtMs: null, dropoffWindow: { fromMs: 0, toMs: 1_000 }, rows: [{ tipCents: 5 }], durationMs: 7 }),
  ).toEqual({
    done_at: null,
    dropoff_window: { from: "1970-01-01T00:00:00.000Z", to: "1970-01-01T00:00:01.000Z" },
    rows: [{ tip: 5 }],
    duration_ms: 7,
  });
});

describe("bodies come in", () => {
  const decode = (wire: unknown) => fromWire(postDeliveryCommand, wire);

  test("under the contracts' names, through defaults and rows", () => {
    const { value, fields } = decode({
      pickup: { location_id: "loc_1", ready_at: "2026-05-06T12:00:00+02:00" },
      parcels: [{ size: "small", weight_grams: 5, value: 100 }],
      tip: 7,
    });
    expect(fields).toEqual([]);
    expect(value).toEqual({
      pickup: { locationId: "loc_1", readyAtMs: Date.UTC(2026, 4, 6, 10) },
      parcels: [{ size: "small", weightGrams: 5, valueCents: 100 }],
      tipCents: 7,
    });
  });

  test("and the contracts' own spelling is unknown", () => {
    const { fields } = decode({ pickup: { locationId: "loc_1" }, tipCents: 1, parcels: [{ size: "small", extra: 1 }] });
    expect(fields).toEqual([
      { path: "pickup.locationId", code: "unknown_field" },
      { path: "tipCents", code: "unknown_field" },
      { path: "parcels.0.extra", code: "unknown_field" },
    ]);
  });

  test.each([
    [1_700_000_000_000, "wrong_type"],
    ["tomorrow", "invalid_format"],
    ["2026-05-06", "invalid_format"],
    ["2026-05-06T12:00:00", "invalid_format"],
    ["2026-13-06T12:00:00Z", "invalid_format"],
  ])("a time of %s is %s", (ready_at, code) => {
    expect(decode({ pickup: { ready_at } }).fields).toEqual([{ path: "pickup.ready_at", code }]);
  });
});
