import { performance } from "node:perf_hooks";
import { VEHICLE_CLASSES } from "@fairmile/contracts";
import { formBatches, planRoute, type BatchDelivery, type RouteInput } from "../src/index.ts";
import { TEST_POLICY } from "../src/testing/test-policy.ts";
import { deliveryId, gridTravel, makeRouteDelivery } from "../src/testing/travel.ts";

const START_MS = 1_000_000_000;

const report = (metric: string, value: number, unit: string): void =>
  console.log(JSON.stringify({ bench: "plan-route", metric, value: Math.round(value * 100) / 100, unit }));

const time = (metric: string, runs: number, work: () => unknown): void => {
  work();
  const took = Array.from({ length: runs }, () => {
    const from = performance.now();
    work();
    return performance.now() - from;
  }).sort((a, b) => a - b);
  report(`${metric}, p50`, took[Math.floor(runs / 2)] ?? 0, "ms");
};

/** So many deliveries, each from a shop of its own, with promises that bind. */
const problem = (count: number): RouteInput => ({
  travel: gridTravel(Array.from({ length: count * 2 }, (_, i) => [(i * 7) % 13, (i * 5) % 11] as const)),
  policy: TEST_POLICY,
  startMs: START_MS,
  startIndex: null,
  capacity: { units: 80, weightGrams: 200_000 },
  deliveries: Array.from({ length: count }, (_, i) =>
    makeRouteDelivery(i, i, i + count, { dropoffDeadlineAtMs: START_MS + (10 + i * 5) * 60_000 }),
  ),
});

/** Deliveries of ten shops in three clusters, all ready. */
const orders = (count: number): BatchDelivery[] =>
  Array.from({ length: count }, (_, i) => ({
    deliveryId: deliveryId(String(i).padStart(4, "0")),
    pickupIndex: i % 10,
    dropoffIndex: 10 + (i % 90),
    createdAtMs: START_MS - 600_000,
    pickupReadyAtMs: START_MS - 60_000,
    pickupDeadlineAtMs: null,
    dropoffReadyAtMs: null,
    dropoffDeadlineAtMs: START_MS + (20 + (i % 7) * 5) * 60_000,
    load: { units: 1, weightGrams: 500, largest: "small" },
    vehicleClasses: VEHICLE_CLASSES,
  }));
const town = gridTravel(
  Array.from({ length: 100 }, (_, i) =>
    i < 10 ? ([(i % 3) * 9, Math.floor(i / 3)] as const) : ([(i * 7) % 20, (i * 13) % 20] as const),
  ),
);

for (const count of [2, 4, 6, 8])
  time(`best route of ${count} deliveries, ${count} shops`, 9, () => planRoute(problem(count)));
for (const count of [50, 200, 400])
  time(`batches of ${count} deliveries`, 3, () =>
    formBatches({ nowMs: START_MS, policy: TEST_POLICY, travel: town, deliveries: orders(count) }),
  );
