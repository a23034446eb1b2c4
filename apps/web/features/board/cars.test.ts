import type { DeliveryView } from "@fairmile/contracts";
import { expect, test } from "vitest";
import { carsOf, liveCars, nextEtaMs, pairsOf, wayOf } from "./cars.ts";

const at = (lng: number) => ({ lng, lat: 53 });
type Courier = NonNullable<DeliveryView["courier"]>;
const marta: Courier = { name: "Marta", vehicle: "ebike", point: at(-6.2), positionAtMs: 5_000 };

const delivery = (id: string, over: Partial<DeliveryView>): DeliveryView => ({
  id,
  externalId: null,
  status: "enroute_to_dropoff",
  version: 1,
  createdAtMs: 0,
  pickup: {
    locationId: "loc_1",
    name: "Bakehouse",
    place: { address: "12 Grove Road", point: at(-6.3) },
    readyAtMs: 0,
    etaMs: null,
    doneAtMs: 1_000,
    notes: null,
    verification: { photo: false, signature: false, pin: false },
    pin: null,
  },
  dropoff: {
    name: "Sam",
    phone: null,
    place: { address: "16 Highfield Road", point: at(-6.1) },
    deadlineAtMs: 90_000,
    etaMs: 60_000,
    doneAtMs: null,
    notes: null,
    verification: { photo: true, signature: false, pin: false },
    pin: null,
  },
  parcels: [],
  fee: { amountCents: 500, currency: "EUR", components: [] },
  tipCents: 0,
  payment: "held",
  cancellation: null,
  failure: null,
  courier: marta,
  proofs: [],
  trackingUrl: "/track/x",
  sale: null,
  stopsAhead: 0,
  ...over,
});

test("deliveries with one driver are one car, with the next stop first", () => {
  const cars = carsOf([
    delivery("b", { stopsAhead: 2 }),
    delivery("a", { stopsAhead: 0 }),
    delivery("c", { courier: { ...marta, point: at(-6.25) } }),
    delivery("d", { courier: null }),
  ]);
  expect(cars.map((car) => car.deliveries.map(({ id }) => id))).toEqual([["a", "b"], ["c"]]);
});

const track = (driverId: string, lng: number, atMs: number) => ({ driverId, point: at(lng), headingDegrees: 90, atMs });
const own = [track("drv_m", -6.2, 5_000), track("drv_m", -6.19, 6_000)];
const other = [track("drv_o", -6.2, 4_000), track("drv_o", -6.0, 5_000)];
const NOBODY = new Map<string, string>();

test("a car follows the driver whose track holds the position it was read with, and nobody else", () => {
  const cars = carsOf([delivery("a", {})]);
  const both = new Map([
    ["drv_o", other],
    ["drv_m", own],
  ]);
  expect(liveCars(cars, both, NOBODY)).toMatchObject([{ key: "drv_m", at: at(-6.19), headingDegrees: 90 }]);
  expect(liveCars(cars, new Map([["drv_o", other]]), NOBODY)).toMatchObject([{ key: cars[0]?.key, at: at(-6.2) }]);
});

test("a board that is ahead of the stream moves the same car on", () => {
  const tracks = new Map([["drv_m", own]]);
  const pairs = pairsOf(liveCars(carsOf([delivery("a", {})]), tracks, NOBODY));
  expect(pairs).toEqual(new Map([["a", "drv_m"]]));
  const later = carsOf([delivery("a", { courier: { ...marta, point: at(-6.18), positionAtMs: 7_000 } })]);
  expect(liveCars(later, tracks, pairs)).toMatchObject([{ key: "drv_m", at: at(-6.18) }]);
});

test("a pair is given up when the driver of the delivery is clearly another", () => {
  const tracks = new Map([["drv_m", own]]);
  const muchLater = carsOf([delivery("a", { courier: { ...marta, point: at(-6.1), positionAtMs: 200_000 } })]);
  expect(liveCars(muchLater, tracks, new Map([["a", "drv_m"]]))).toMatchObject([{ driverId: undefined, at: at(-6.1) }]);
});

test("the way goes by the pickup while something waits there, and the eta is that of the next stop", () => {
  const waiting = delivery("b", { status: "assigned", stopsAhead: 1 });
  const [car] = carsOf([
    delivery("a", {}),
    { ...waiting, pickup: { ...waiting.pickup, doneAtMs: null, etaMs: 30_000 } },
  ]);
  if (!car) throw new Error("a car");
  expect(wayOf(car)).toEqual([at(-6.2), at(-6.3), at(-6.1), at(-6.1)]);
  expect(nextEtaMs(car)).toBe(30_000);
});
