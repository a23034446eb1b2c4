import type { RouteStopView, RouteView } from "@fairmile/contracts";
import { expect, test } from "vitest";
import { askedAt, currentStop, followingStop, isUnderWay, stretchesOf } from "./route-state.ts";

type Change = Partial<Pick<RouteStopView, "status" | "kind" | "deliveries">>;

const delivery = (
  id: string,
  change: Partial<RouteStopView["deliveries"][number]> = {},
): RouteStopView["deliveries"][number] => ({
  id,
  status: "assigned",
  recipientName: "Grace K.",
  parcels: [],
  verification: { photo: true, signature: false, pin: false },
  storeName: "Canal Bakehouse",
  ...change,
});

const stop = (seq: number, change: Change = {}): RouteStopView => ({
  id: `stp_${seq}`,
  seq,
  kind: seq === 0 ? "pickup" : "dropoff",
  status: "ahead",
  place: { address: `${seq} Mill Street`, point: { lng: seq * 0.01, lat: 0 } },
  contactName: "Grace K.",
  contactPhone: null,
  notes: null,
  etaMs: 0,
  deadlineAtMs: null,
  doneAtMs: null,
  deliveries: [delivery("dlv_1")],
  ...change,
});

const route = (...stops: RouteStopView[]): RouteView => ({
  assignmentId: "asg_1",
  status: "active",
  payCents: 0,
  tipCents: 0,
  currency: "EUR",
  stops,
  line: [],
  canHandBack: true,
  isEstimate: true,
});

test("the stop that comes now is the first that is open; failed and skipped ones are behind", () => {
  const way = route(
    stop(0, { status: "done" }),
    stop(1, { status: "failed" }),
    stop(2, { status: "arrived" }),
    stop(3),
  );
  expect([currentStop(way)?.seq, followingStop(way)?.seq]).toEqual([2, 3]);
  expect(currentStop(route(stop(0, { status: "done" })))).toBeNull();
});

test("a route is under way once a delivery of its first stop is, whatever was cancelled", () => {
  expect(isUnderWay(route(stop(0)))).toBe(false);
  expect(isUnderWay(route(stop(0, { deliveries: [delivery("a"), delivery("b", { status: "cancelled" })] })))).toBe(
    false,
  );
  expect(isUnderWay(route(stop(0, { deliveries: [delivery("a", { status: "enroute_to_pickup" })] })))).toBe(true);
  expect(isUnderWay(route(stop(0, { status: "done" })))).toBe(true);
});

test("the stretch ahead is driven in part, those after it not at all", () => {
  const way = route(stop(0, { status: "done" }), stop(1), stop(2));
  const [first, second] = stretchesOf(way, { lng: 0.005, lat: 0 });
  expect(first).toBeCloseTo(0.5, 2);
  expect(second).toBe(0);
  expect(stretchesOf(way, null)).toEqual([0, 0]);
});

test("a stop asks for what its live deliveries ask for together; a return for nothing", () => {
  const both = [
    delivery("a", { verification: { photo: false, signature: true, pin: true } }),
    delivery("b", { status: "cancelled", verification: { photo: true, signature: true, pin: true } }),
  ];
  expect(askedAt(stop(1, { deliveries: both }))).toEqual({ photo: false, signature: true, pins: ["a"] });
  expect(askedAt(stop(1, { kind: "return", deliveries: both }))).toEqual({ photo: false, signature: false, pins: [] });
});
