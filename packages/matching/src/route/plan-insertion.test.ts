import * as fc from "fast-check";
import { expect, test } from "vitest";
import { ROUTE_START_MS, routeArbitrary } from "../testing/route-arbitrary.ts";
import { slowBestRoute } from "../testing/slow-route.ts";
import { TEST_POLICY } from "../testing/test-policy.ts";
import { deliveryId, gridTravel, makeOnBoard, makeRouteDelivery } from "../testing/travel.ts";
import { planInsertion } from "./plan-insertion.ts";
import type { RouteInput } from "./route-problem.ts";

test("the route with one more is the best of all orders with it, or refused where there is none", () => {
  fc.assert(
    fc.property(routeArbitrary(3), fc.nat(), fc.nat(), (input, from, to) => {
      const added = makeRouteDelivery("added", from % input.travel.n, to % input.travel.n);
      const planned = planInsertion(input, added);
      const best = slowBestRoute({ ...input, deliveries: [...input.deliveries, added] });
      if (!planned.ok) {
        expect(best === null || slowBestRoute(input) === null).toBe(true);
        return;
      }
      const { route, delays } = planned;
      expect({ latenessCents: route.latenessCents, endMs: ROUTE_START_MS + route.durationMs }).toEqual(best);
      expect(delays).toHaveLength(input.deliveries.length + (input.onBoard ?? []).length);
    }),
    { numRuns: 250 },
  );
});

const line: RouteInput = {
  travel: gridTravel([
    [0, 0],
    [10, 0],
    [4, 0],
    [5, 0],
  ]),
  policy: TEST_POLICY,
  startMs: ROUTE_START_MS,
  startIndex: 0,
  capacity: { units: 3, weightGrams: 10_000 },
  deliveries: [],
  onBoard: [makeOnBoard("hot", 1, { dropoffDeadlineAtMs: ROUTE_START_MS + 400_000 })],
};

test("a delivery on the way costs its two stops of the one on board, in time and in lateness by the policy", () => {
  const planned = planInsertion(
    line,
    makeRouteDelivery("added", 2, 3, { dropoffDeadlineAtMs: ROUTE_START_MS + 440_000 }),
  );
  if (!planned.ok) throw new Error(planned.code);
  const { pickupMs, dropoffMs } = TEST_POLICY.service;
  expect(planned.extraMs).toBe(pickupMs + dropoffMs);
  expect(planned.extraMeters).toBe(0);
  expect(planned.delays).toEqual([{ deliveryId: deliveryId("hot"), laterByMs: pickupMs + dropoffMs }]);
  const { perMinuteCents, graceMs } = TEST_POLICY.lateness;
  const lateMs = pickupMs + dropoffMs - graceMs;
  expect(planned.othersLatenessCents).toBe(Math.floor((perMinuteCents * Math.max(0, lateMs)) / 60_000));
});

test("to a driver with nothing to do it is the whole route", () => {
  const planned = planInsertion({ ...line, onBoard: [] }, makeRouteDelivery("added", 2, 3));
  expect(planned).toMatchObject({ ok: true, othersLatenessCents: 0, delays: [] });
  expect(planned.ok && planned.extraMs === planned.route.durationMs).toBe(true);
});
