import * as fc from "fast-check";
import type { RouteInput } from "../route/route-problem.ts";
import { TEST_POLICY } from "./test-policy.ts";
import { gridTravel, makeOnBoard, makeRouteDelivery } from "./travel.ts";

/** The instant the routes of these tests set out. */
export const ROUTE_START_MS = 1_000_000_000;
const minutes = (n: number | null): number | null => (n === null ? null : ROUTE_START_MS + n * 60_000);
const point = fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 }));
const late = fc.option(fc.integer({ min: 2, max: 30 }), { freq: 2 });

/** Problems over a few points, so that stops share doors, with every kind of window and limit. */
export const routeArbitrary = (maxDeliveries: number): fc.Arbitrary<RouteInput> =>
  fc
    .record({
      points: fc.array(point, { minLength: 2, maxLength: 6 }),
      deliveries: fc.array(
        fc.record({
          from: fc.nat(),
          to: fc.nat(),
          ready: fc.option(fc.integer({ min: 0, max: 8 }), { freq: 2 }),
          pickupBy: late,
          dropAfter: fc.option(fc.integer({ min: 0, max: 20 }), { freq: 1 }),
          dropBy: late,
          latest: fc.option(fc.integer({ min: 15, max: 60 }), { freq: 1 }),
          ride: fc.option(fc.integer({ min: 4, max: 30 }), { freq: 1 }),
          units: fc.integer({ min: 1, max: 3 }),
        }),
        { minLength: 1, maxLength: maxDeliveries },
      ),
      start: fc.option(fc.nat()),
      units: fc.integer({ min: 3, max: 8 }),
      end: fc.option(fc.integer({ min: 10, max: 50 }), { freq: 1 }),
      onBoard: fc.array(
        fc.record({ to: fc.nat(), by: late, ride: fc.option(fc.integer({ min: 8, max: 40 }), { freq: 1 }) }),
        {
          maxLength: 2,
        },
      ),
      cut: fc.option(fc.tuple(fc.nat(), fc.nat()), { freq: 2 }),
    })
    .map(({ points, deliveries, start, units, end, onBoard, cut }) => {
      const travel = gridTravel(points);
      const n = points.length;
      if (cut) travel.durationsMs[(cut[0] % n) * n + (cut[1] % n)] = -1;
      return {
        travel,
        policy: TEST_POLICY,
        startMs: ROUTE_START_MS,
        startIndex: start === null ? null : start % n,
        // Who carries something stands somewhere.
        onBoard:
          start === null
            ? []
            : onBoard.map((d, i) =>
                makeOnBoard(`aboard${i}`, d.to % n, {
                  leftPickupAtMs: ROUTE_START_MS - 120_000,
                  dropoffDeadlineAtMs: minutes(d.by),
                  maxRideMs: d.ride === null ? null : d.ride * 60_000,
                }),
              ),
        capacity: { units, weightGrams: 100_000 },
        ...(end === null ? {} : { latestEndMs: ROUTE_START_MS + end * 60_000 }),
        deliveries: deliveries.map((d, i) =>
          makeRouteDelivery(i, d.from % n, d.to % n, {
            pickupReadyAtMs: minutes(d.ready),
            pickupDeadlineAtMs: minutes(d.pickupBy),
            dropoffReadyAtMs: minutes(d.dropAfter),
            dropoffDeadlineAtMs: minutes(d.dropBy),
            dropoffLatestAtMs: minutes(d.latest),
            maxRideMs: d.ride === null ? null : d.ride * 60_000,
            units: d.units,
          }),
        ),
      };
    });
