import { VEHICLE_CLASSES } from "@fairmile/contracts";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "../canonical/canonical-json.ts";
import { fits } from "../eligibility/parcel-load.ts";
import { VEHICLE_CAPACITY } from "../eligibility/vehicle-capacity.ts";
import { latenessCents } from "../price/lateness-cents.ts";
import { TEST_POLICY } from "../testing/test-policy.ts";
import { deliveryId, gridTravel } from "../testing/travel.ts";
import type { BatchDelivery, FormBatchesInput } from "./batch-types.ts";
import { formBatches, leadMs } from "./form-batches.ts";

const NOW_MS = 1_000_000_000;
const MINUTE_MS = 60_000;

const makeDelivery = (
  name: string | number,
  pickupIndex: number,
  dropoffIndex: number,
  over: Partial<BatchDelivery> = {},
): BatchDelivery => ({
  deliveryId: deliveryId(name),
  pickupIndex,
  dropoffIndex,
  createdAtMs: NOW_MS - 10 * MINUTE_MS,
  pickupReadyAtMs: NOW_MS - MINUTE_MS,
  pickupDeadlineAtMs: null,
  dropoffReadyAtMs: null,
  dropoffDeadlineAtMs: null,
  load: { units: 1, weightGrams: 500, largest: "small" },
  vehicleClasses: VEHICLE_CLASSES,
  ...over,
});

const SHOPS = [
  [0, 0],
  [1, 0],
  [9, 9],
] as const;

const inputs = fc
  .record({
    doors: fc.array(fc.tuple(fc.nat(14), fc.nat(14)), { minLength: 1, maxLength: 8 }),
    deliveries: fc.array(
      fc.record({
        shop: fc.nat(2),
        door: fc.nat(),
        age: fc.nat(15),
        ready: fc.integer({ min: -10, max: 25 }),
        due: fc.option(fc.integer({ min: 5, max: 60 })),
        units: fc.integer({ min: 1, max: 30 }),
        car: fc.boolean(),
      }),
      { minLength: 1, maxLength: 9 },
    ),
  })
  .map(({ doors, deliveries }): FormBatchesInput => ({
    nowMs: NOW_MS,
    policy: TEST_POLICY,
    travel: gridTravel([...SHOPS, ...doors]),
    deliveries: deliveries.map((d, i) =>
      makeDelivery(i, d.shop, SHOPS.length + (d.door % doors.length), {
        createdAtMs: NOW_MS - d.age * MINUTE_MS,
        pickupReadyAtMs: NOW_MS + d.ready * MINUTE_MS,
        dropoffDeadlineAtMs: d.due === null ? null : NOW_MS + d.due * MINUTE_MS,
        load: { units: d.units, weightGrams: 500, largest: "small" },
        vehicleClasses: d.car ? ["car"] : VEHICLE_CLASSES,
      }),
    ),
  }));

test("every delivery is in one batch, held, or refused; and a batch never breaks a limit", () => {
  fc.assert(
    fc.property(inputs, (input) => {
      const { batches, held, refused } = formBatches(input);
      const seen = [...batches.flatMap((b) => b.deliveryIds), ...[...held, ...refused].map((row) => row.deliveryId)];
      expect(seen.sort()).toEqual(input.deliveries.map((d) => d.deliveryId).sort());
      const { bundling } = input.policy;
      for (const batch of batches) {
        const members = input.deliveries.filter((d) => batch.deliveryIds.includes(d.deliveryId));
        expect(members.length).toBeLessThanOrEqual(bundling.maxDeliveries);
        expect(batch.vehicleClasses.length).toBeGreaterThan(0);
        for (const vehicle of batch.vehicleClasses) {
          expect(fits(batch.load, VEHICLE_CAPACITY[vehicle])).toBe(true);
          expect(members.every((d) => d.vehicleClasses.includes(vehicle))).toBe(true);
        }
        if (members.length === 1) continue;
        expect(batch.savedMs).toBeGreaterThan(0);
        for (const a of members)
          for (const b of members)
            expect(input.travel.distancesMeters[a.pickupIndex * input.travel.n + b.pickupIndex]).toBeLessThanOrEqual(
              bundling.neighbourMeters,
            );
        const alone = members.map((d) => {
          const nowMs = Math.max(NOW_MS, d.pickupReadyAtMs);
          return formBatches({ ...input, nowMs, deliveries: [{ ...d, dropoffDeadlineAtMs: null }] }).batches[0];
        });
        const apartMs = alone.reduce((sum, one) => sum + (one?.durationMs ?? Number.NaN), 0);
        expect(batch.savedMs).toBe(apartMs - batch.durationMs);
        const apartCents = latenessCents({
          policy: input.policy,
          arrivalsMs: alone.map((one) => one?.stops[1]?.serviceStartMs ?? Number.NaN),
          deadlinesMs: members.map((d) => d.dropoffDeadlineAtMs),
        });
        expect(batch.latenessCents).toBeLessThanOrEqual(apartCents);
        for (const [i, d] of members.entries()) {
          const ownStartMs = Math.max(NOW_MS, d.pickupReadyAtMs);
          expect(batch.startMs).toBeGreaterThanOrEqual(ownStartMs);
          // Kept waiting for the others: no longer than the policy holds a ready delivery back.
          if (batch.startMs > ownStartMs)
            expect(batch.startMs - Math.max(d.createdAtMs, d.pickupReadyAtMs)).toBeLessThanOrEqual(bundling.maxHoldMs);
          const drop = batch.stops.find((s) => s.kind === "dropoff" && s.deliveryIds.includes(d.deliveryId));
          const pick = batch.stops.find((s) => s.kind === "pickup" && s.deliveryIds.includes(d.deliveryId));
          expect((drop?.arrivalMs ?? 0) - (pick?.leaveMs ?? 0)).toBeLessThanOrEqual(bundling.maxRideMs);
          const direct = alone[i]?.stops[1]?.serviceStartMs ?? Number.NaN;
          expect((drop?.serviceStartMs ?? 0) - direct).toBeLessThanOrEqual(bundling.maxDetourMs);
        }
      }
    }),
    { seed: 77, numRuns: 250 },
  );
});

test("the order of input changes no byte", () => {
  fc.assert(
    fc.property(inputs, (input) => {
      const turned = { ...input, deliveries: input.deliveries.toReversed() };
      expect(canonicalJson(formBatches(turned))).toBe(canonicalJson(formBatches(input)));
    }),
    { seed: 78, numRuns: 100 },
  );
});

const street: FormBatchesInput = {
  nowMs: NOW_MS,
  policy: TEST_POLICY,
  travel: gridTravel([...SHOPS, [4, 0], [5, 0], [6, 0], [0, 14]]),
  deliveries: [],
};
const due = (minutes: number): Partial<BatchDelivery> => ({ dropoffDeadlineAtMs: NOW_MS + minutes * MINUTE_MS });

test("neighbouring shops' parcels for one street go together, a far shop's alone", () => {
  const { batches } = formBatches({
    ...street,
    deliveries: [makeDelivery("a", 0, 3), makeDelivery("b", 1, 4), makeDelivery("c", 2, 5)],
  });
  expect(batches.map((b) => b.deliveryIds)).toEqual([[deliveryId("a"), deliveryId("b")], [deliveryId("c")]]);
});

test("a ready parcel waits for company only as long as its promise and the policy allow", () => {
  const fresh = { createdAtMs: NOW_MS, pickupReadyAtMs: NOW_MS };
  const at = (over: Partial<BatchDelivery>, nowMs = NOW_MS): unknown =>
    formBatches({ ...street, nowMs, deliveries: [makeDelivery("a", 0, 3, { ...fresh, ...over })] }).held;
  // Plenty of time: held, but never longer than the policy's five minutes.
  expect(at(due(60))).toEqual([
    { deliveryId: deliveryId("a"), code: "waiting_for_company", untilMs: NOW_MS + TEST_POLICY.bundling.maxHoldMs },
  ]);
  expect(at(due(60), NOW_MS + TEST_POLICY.bundling.maxHoldMs)).toEqual([]);
  // No promise, so every minute counts; or a promise that leaves no minute: open now.
  expect(at({})).toEqual([]);
  expect(at(due(10))).toEqual([]);
});

test("it is early for an order not ready for long, and time once a driver could be there when it is", () => {
  const later = { pickupReadyAtMs: NOW_MS + 30 * MINUTE_MS };
  const openAtMs = NOW_MS + 30 * MINUTE_MS - leadMs(TEST_POLICY);
  const one = [makeDelivery("a", 0, 3, later)];
  expect(formBatches({ ...street, deliveries: one }).held).toEqual([
    { deliveryId: deliveryId("a"), code: "not_ready", untilMs: openAtMs },
  ]);
  expect(formBatches({ ...street, nowMs: openAtMs, deliveries: one }).batches).toHaveLength(1);
});

test("what no vehicle takes, what no road reaches and what is nowhere are refused by code", () => {
  const travel = gridTravel([...SHOPS, [4, 0]]);
  // Row of the first shop.
  travel.durationsMs[3] = -1;
  const { refused } = formBatches({
    ...street,
    travel,
    deliveries: [
      makeDelivery("a", 0, 3),
      makeDelivery("b", 1, 3, { load: { units: 500, weightGrams: 1, largest: "small" } }),
      makeDelivery("c", 1, 44),
    ],
  });
  expect(refused.map((row) => row.code)).toEqual(["unreachable", "no_vehicle", "unknown_point"]);
});
