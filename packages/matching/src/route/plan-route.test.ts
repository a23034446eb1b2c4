import * as fc from "fast-check";
import { expect, test } from "vitest";
import { slowBestRoute } from "../testing/slow-route.ts";
import { TEST_POLICY } from "../testing/test-policy.ts";
import { ROUTE_START_MS as START_MS, routeArbitrary } from "../testing/route-arbitrary.ts";
import { deliveryId, gridTravel, makeOnBoard, makeRouteDelivery } from "../testing/travel.ts";
import { MAX_ROUTE_DELIVERIES } from "./check-route.ts";
import { MAX_EXACT_DELIVERIES, planRoute } from "./plan-route.ts";
import { EndBound } from "./end-bound.ts";
import { improveOrder, insertAll } from "./improve-order.ts";
import { leastLateCents, shortestWays } from "./late-bound.ts";
import { routeModel, type RouteModel } from "./route-model.ts";
import type { RouteInput } from "./route-problem.ts";
import { LabelSearch } from "./label-search.ts";
import { walkOrders } from "./walk-orders.ts";
import { compareCosts, Walk, walkOrder } from "./walk.ts";

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

test("the label search finds what walking every order finds, whatever good order it is given", () => {
  fc.assert(
    fc.property(routeArbitrary(4), (input) => {
      const model = routeModel(input);
      const best = walkOrders(model);
      const cost = best && walkOrder(model, best);
      for (const known of [insertAll(model), worstOrder(model)]) {
        const search = new LabelSearch(model, known);
        search.pass(3, Number.POSITIVE_INFINITY);
        expect(search.pass(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY)).toBe(true);
        const foundCost = search.best && walkOrder(model, search.best);
        expect(foundCost && [foundCost.brokenMs, foundCost.latenessCents, foundCost.leaveMs]).toEqual(
          cost && [0, cost.latenessCents, cost.leaveMs],
        );
      }
    }),
    { seed: 44, numRuns: 1_500 },
  );
});

/** Deliveries one after another in the order they came. */
const worstOrder = ({ count, aboard }: RouteModel): readonly number[] =>
  Array.from({ length: count }, (_, i) => (i < aboard ? [i + count] : [i, i + count])).flat();

test("the bounds on a partial route are never above what its best completion costs and lasts", () => {
  fc.assert(
    fc.property(routeArbitrary(4), (input) => {
      const model = routeModel(input);
      const best = walkOrders(model);
      if (!best) return;
      const whole = walkOrder(model, best);
      const bound = new EndBound(model, whole.leaveMs - model.startMs);
      const ways = shortestWays(model);
      let picked = 2 ** model.aboard - 1;
      let dropped = 0;
      const walk = new Walk(model, []);
      for (const node of best) {
        const treeMs = bound.treeMs(picked, dropped);
        walk.step(node);
        if (node < model.count) picked |= 1 << node;
        else dropped |= 1 << (node - model.count);
        for (const enoughMs of [0, Number.POSITIVE_INFINITY])
          expect(walk.leaveMs + bound.restMs(picked, dropped, node, treeMs, enoughMs)).toBeLessThanOrEqual(
            whole.leaveMs,
          );
        const late = leastLateCents(model, ways, picked, dropped, node, walk.leaveMs);
        expect(walk.latenessCents + late).toBeLessThanOrEqual(whole.latenessCents);
      }
    }),
    { seed: 45, numRuns: 2_000 },
  );
});

test("what is improved and not proved still keeps every limit it can, and is never better than the best", () => {
  fc.assert(
    fc.property(routeArbitrary(4), (input) => {
      const model = routeModel(input);
      const best = walkOrders(model);
      const order = improveOrder(model);
      const cost = walkOrder(model, order);
      expect([...order].sort((a, b) => a - b)).toEqual(
        Array.from({ length: model.nodes - model.aboard }, (_, k) => k + model.aboard),
      );
      if (!best) expect(cost.brokenMs).toBeGreaterThan(0);
      else expect(compareCosts(cost, walkOrder(model, best))).toBeGreaterThanOrEqual(0);
    }),
    { seed: 46, numRuns: 300 },
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

test("eight deliveries of eight shops are proved, twenty are planned, forty-one are refused by code", () => {
  const points = Array.from({ length: 16 }, (_, i) => [(i * 7) % 13, (i * 5) % 11] as const);
  const some = (count: number): RouteInput => ({
    ...base(1),
    travel: gridTravel(points),
    deliveries: Array.from({ length: count }, (_, i) =>
      makeRouteDelivery(i, i % 8, (i % 8) + 8, { dropoffDeadlineAtMs: START_MS + (20 + i * 6) * 60_000 }),
    ),
  });
  expect(planRoute(some(MAX_EXACT_DELIVERIES))).toMatchObject({ ok: true, isProven: true });
  expect(planRoute(some(20))).toMatchObject({ ok: true, isProven: false });
  expect(planRoute(some(MAX_ROUTE_DELIVERIES + 1))).toEqual({
    ok: false,
    code: "too_many_deliveries",
    path: "deliveries",
  });
});

test("what is on board stays on board: it is dropped once, never picked up, and its ride counts from its pickup", () => {
  const input: RouteInput = {
    ...base(2),
    startIndex: 0,
    onBoard: [makeOnBoard("hot", 2, { leftPickupAtMs: START_MS - 60_000, maxRideMs: 600_000 })],
  };
  const planned = planRoute(input);
  if (!planned.ok) throw new Error(planned.code);
  const hot = planned.stops.filter((stop) => stop.deliveryIds.includes(deliveryId("hot")));
  expect(hot.map(({ kind }) => kind)).toEqual(["dropoff"]);
  expect(hot[0]?.arrivalMs).toBeLessThanOrEqual(START_MS + 540_000);
  const tooHot = {
    ...input,
    onBoard: [makeOnBoard("hot", 2, { leftPickupAtMs: START_MS - 600_000, maxRideMs: 600_000 })],
  };
  expect(planRoute(tooHot)).toMatchObject({ ok: false, code: "infeasible" });
  expect(planRoute({ ...input, startIndex: null })).toMatchObject({ code: "unknown_point", path: "startIndex" });
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
  const twice = [makeRouteDelivery(0, 0, 1), makeRouteDelivery(0, 0, 2)];
  expect(planRoute({ ...input, deliveries: twice })).toMatchObject({
    code: "duplicate",
    path: "deliveries[1].deliveryId",
  });
  expect(planRoute({ ...input, startMs: Number.NaN })).toMatchObject({ code: "not_a_whole_number", path: "startMs" });
  expect(planRoute({ ...input, deliveries: [makeRouteDelivery(0, 0, 1, { units: -1 })] })).toMatchObject({
    code: "negative",
    path: "deliveries[0].units",
  });
  const closed = { dropoffReadyAtMs: START_MS, dropoffLatestAtMs: START_MS - 1 };
  expect(planRoute({ ...input, deliveries: [makeRouteDelivery(0, 0, 1, closed)] })).toMatchObject({
    code: "impossible_window",
  });
  expect(planRoute({ ...input, travel: { ...input.travel, n: 7 } })).toMatchObject({ code: "bad_travel_table" });
});
