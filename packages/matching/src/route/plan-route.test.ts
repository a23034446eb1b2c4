import * as fc from "fast-check";
import { expect, test } from "vitest";
import { slowBestRoute } from "../testing/slow-route.ts";
import { TEST_POLICY } from "../testing/test-policy.ts";
import { ROUTE_START_MS as START_MS, routeArbitrary } from "../testing/route-arbitrary.ts";
import { deliveryId, gridTravel, makeRouteDelivery } from "../testing/travel.ts";
import { MAX_EXACT_DELIVERIES, planRoute } from "./plan-route.ts";
import { leastEndMs, leastLateCents, routeBounds } from "./route-bounds.ts";
import { routeModel } from "./route-model.ts";
import type { RouteInput } from "./route-problem.ts";
import { searchLabels } from "./search-route.ts";
import { walkOrders } from "./walk-orders.ts";

test("the route is as good as the best of all orders", () => {
  fc.assert(
    fc.property(routeArbitrary(4), (input) => {
      const planned = planRoute(input);
      const best = slowBestRoute(input);
      if (!planned.ok) {
        expect(planned.code).toBe("infeasible");
        expect(best).toBeNull();
        return;
      }
      expect({ latenessCents: planned.latenessCents, endMs: START_MS + planned.durationMs }).toEqual(best);
    }),
    { seed: 42, numRuns: 700 },
  );
});

test("the label search finds what walking every order finds", () => {
  fc.assert(
    fc.property(routeArbitrary(4), (input) => {
      const model = routeModel(input);
      const [found, best] = [searchLabels(model), walkOrders(model)];
      expect(found && [found.latenessCents, found.leaveMs]).toEqual(best && [best.latenessCents, best.leaveMs]);
    }),
    { seed: 44, numRuns: 3_000 },
  );
});

test("the bounds on a partial route are never above what its best completion costs and lasts", () => {
  fc.assert(
    fc.property(routeArbitrary(4), (input) => {
      const model = routeModel(input);
      const bounds = routeBounds(model);
      const best = walkOrders(model);
      for (let label = best; best && label && label.node >= 0; label = label.before) {
        expect(leastLateCents(model, bounds, label)).toBeLessThanOrEqual(best.latenessCents);
        expect(leastEndMs(model, bounds, label)).toBeLessThanOrEqual(best.leaveMs);
      }
    }),
    { seed: 45, numRuns: 2_000 },
  );
});

test("every stop is visited once, each pickup before its drop-off, and the times add up", () => {
  fc.assert(
    fc.property(routeArbitrary(5), (input) => {
      const planned = planRoute(input);
      if (!planned.ok) return;
      for (const { deliveryId: id } of input.deliveries) {
        const pickups = planned.stops.flatMap((s, k) => (s.kind === "pickup" && s.deliveryIds.includes(id) ? [k] : []));
        const drops = planned.stops.flatMap((s, k) => (s.kind === "dropoff" && s.deliveryIds.includes(id) ? [k] : []));
        expect([pickups.length, drops.length]).toEqual([1, 1]);
        expect(pickups[0]).toBeLessThan(drops[0] ?? -1);
      }
      let leaveMs = input.startMs;
      for (const stop of planned.stops) {
        expect(stop.arrivalMs).toBe(leaveMs + stop.legMs);
        expect(stop.serviceStartMs).toBeGreaterThanOrEqual(stop.arrivalMs);
        const { pickupMs, dropoffMs } = input.policy.service;
        expect(stop.leaveMs).toBe(stop.serviceStartMs + (stop.kind === "pickup" ? pickupMs : dropoffMs));
        leaveMs = stop.leaveMs;
      }
      expect(planned.durationMs).toBe(leaveMs - input.startMs);
      expect(planned.distanceMeters).toBe(planned.stops.reduce((sum, stop) => sum + stop.legMeters, 0));
    }),
    { seed: 43, numRuns: 300 },
  );
});

const base = (count: number): RouteInput => ({
  travel: gridTravel(Array.from({ length: count + 1 }, (_, i) => [i, (i * 7) % 5] as const)),
  policy: TEST_POLICY,
  startMs: START_MS,
  startIndex: null,
  capacity: { units: 80, weightGrams: 200_000 },
  deliveries: Array.from({ length: count }, (_, i) => makeRouteDelivery(i, 0, i + 1)),
});

test("parcels of one shop are one pickup with one service time", () => {
  const planned = planRoute(base(3));
  if (!planned.ok) throw new Error(planned.code);
  expect(planned.stops.map((stop) => stop.kind)).toEqual(["pickup", "dropoff", "dropoff", "dropoff"]);
  expect([...(planned.stops[0]?.deliveryIds ?? [])].sort()).toEqual([0, 1, 2].map(deliveryId));
});

test("lateness comes before the driver's minutes: the promised door is first though it lies beyond the near one", () => {
  const doors = gridTravel([
    [0, 0],
    [1, 0],
    [9, 0],
  ]);
  const onlyPromised = 120_000 + 360_000;
  const input = (promisedByMs: number | null): RouteInput => ({
    ...base(2),
    travel: doors,
    deliveries: [
      makeRouteDelivery("near", 0, 1),
      makeRouteDelivery("promised", 0, 2, { dropoffDeadlineAtMs: promisedByMs }),
    ],
  });
  const doorsInOrder = (promisedByMs: number | null): unknown => {
    const planned = planRoute(input(promisedByMs));
    return planned.ok && [planned.latenessCents, ...planned.stops.slice(1).map((stop) => stop.pointIndex)];
  };
  expect(doorsInOrder(null)).toEqual([0, 1, 2]);
  expect(doorsInOrder(START_MS + onlyPromised)).toEqual([0, 2, 1]);
});

test("eight deliveries of eight shops are solved, nine are refused by code", () => {
  const points = Array.from({ length: 16 }, (_, i) => [(i * 7) % 13, (i * 5) % 11] as const);
  const eight: RouteInput = {
    ...base(1),
    travel: gridTravel(points),
    deliveries: Array.from({ length: MAX_EXACT_DELIVERIES }, (_, i) =>
      makeRouteDelivery(i, i, i + 8, { dropoffDeadlineAtMs: START_MS + (20 + i * 6) * 60_000 }),
    ),
  };
  expect(planRoute(eight).ok).toBe(true);
  const nine = { ...eight, deliveries: [...eight.deliveries, makeRouteDelivery(9, 0, 8)] };
  expect(planRoute(nine)).toEqual({ ok: false, code: "too_many_deliveries", path: "deliveries" });
});

test("refusals name what is wrong", () => {
  const input = base(2);
  expect(planRoute({ ...input, deliveries: [] })).toMatchObject({ code: "no_deliveries" });
  expect(planRoute({ ...input, startIndex: 9 })).toMatchObject({ code: "unknown_point", path: "startIndex" });
  expect(planRoute({ ...input, deliveries: [makeRouteDelivery(0, 0, 9)] })).toMatchObject({
    code: "unknown_point",
    path: "deliveries[0].dropoffIndex",
  });
  expect(planRoute({ ...input, capacity: { units: 0, weightGrams: 1 } })).toMatchObject({
    code: "over_capacity",
    path: "deliveries[0]",
  });
  expect(planRoute({ ...input, travel: { ...input.travel, n: 7 } })).toMatchObject({ code: "bad_travel_table" });
});
