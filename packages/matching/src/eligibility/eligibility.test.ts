import { PARCEL_SIZES, type LotId } from "@fairmile/contracts";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { eligibility, type DriverFacts } from "./eligibility.ts";
import { fits, parcelLoad, type ParcelLine } from "./parcel-load.ts";
import { VEHICLE_CAPACITY } from "./vehicle-capacity.ts";
import { vehiclesFor } from "./vehicles-for.ts";

const lot = {
  lotId: "bat_1" as LotId,
  vehicleClasses: ["bicycle", "car"] as const,
  load: { units: 3, weightGrams: 2_000, largest: "medium" as const },
};
const driver: DriverFacts = {
  accountStatus: "approved",
  presence: "available",
  vehicle: "bicycle",
  positionAtMs: 1_000_000,
  hasPendingAward: false,
  lapsedLotIds: [],
};
const ask = (over: Partial<DriverFacts>, lotOver: Partial<typeof lot> = {}): unknown =>
  eligibility({
    driver: { ...driver, ...over },
    lot: { ...lot, ...lotOver },
    nowMs: 1_090_000,
    positionFreshMs: 90_000,
  });

test("a fresh, free, approved driver with a fitting vehicle is eligible, on a route too", () => {
  expect(ask({})).toEqual({ ok: true });
  expect(ask({ presence: "on_route" })).toEqual({ ok: true });
});

test.each([
  [{ accountStatus: "suspended" }, "driver_not_approved"],
  [{ presence: "offline" }, "driver_not_available"],
  [{ positionAtMs: null }, "no_position"],
  [{ positionAtMs: 999_999 }, "stale_position"],
  [{ hasPendingAward: true }, "award_pending"],
  [{ lapsedLotIds: ["bat_1" as LotId] }, "lapsed_before"],
  [{ vehicle: "scooter" as const }, "vehicle_not_allowed"],
])("%o is refused as %s", (over, code) => {
  expect(ask(over)).toEqual({ ok: false, code });
});

test("a load over the vehicle is refused", () => {
  expect(ask({}, { load: { units: 9, weightGrams: 2_000, largest: "medium" } })).toMatchObject({
    code: "over_capacity",
  });
});

test("a parcel no vehicle takes is refused by its line", () => {
  const parcels: ParcelLine[] = [
    { size: "small", quantity: 1, weightGrams: 200 },
    { size: "xlarge", quantity: 1, weightGrams: 250_000 },
  ];
  expect(vehiclesFor(parcels)).toEqual({ ok: false, code: "no_vehicle", path: "parcels[1]" });
  expect(vehiclesFor([{ size: "xlarge", quantity: 1, weightGrams: 9_000 }], ["bicycle"])).toMatchObject({
    code: "no_vehicle",
    path: "parcels[0]",
  });
  expect(
    vehiclesFor([
      { size: "small", quantity: 1, weightGrams: 150_000 },
      { size: "small", quantity: 1, weightGrams: 150_000 },
    ]),
  ).toEqual({
    ok: false,
    code: "no_vehicle",
    path: "parcels",
  });
  expect(vehiclesFor([])).toMatchObject({ code: "no_parcels" });
});

test("the vehicles named are exactly those the sum of the parcels fits into", () => {
  const line = fc.record({
    size: fc.constantFrom(...PARCEL_SIZES),
    quantity: fc.integer({ min: 1, max: 6 }),
    weightGrams: fc.integer({ min: 1, max: 40_000 }),
  });
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), (parcels) => {
      const found = vehiclesFor(parcels);
      const all = (Object.keys(VEHICLE_CAPACITY) as (keyof typeof VEHICLE_CAPACITY)[]).filter((v) =>
        fits(parcelLoad(parcels), VEHICLE_CAPACITY[v]),
      );
      expect(found.ok ? found.vehicleClasses : []).toEqual(all);
    }),
    { seed: 5, numRuns: 300 },
  );
});
