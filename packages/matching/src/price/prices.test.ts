import * as fc from "fast-check";
import { expect, test } from "vitest";
import { TEST_PAY_RULE, TEST_POLICY } from "../testing/test-policy.ts";
import { latenessCents } from "./lateness-cents.ts";
import { payCapCents } from "./pay-cap-cents.ts";
import { payFloorCents } from "./pay-floor-cents.ts";
import { postedCents } from "./posted-cents.ts";
import { quoteFee } from "./quote-fee.ts";
import { circleWideAfterMs, reserveCents, travelLimitMs, type ReserveInput } from "./reserve-cents.ts";

const SEED = { seed: 11, numRuns: 500 };
const cents = fc.integer({ min: 0, max: 5_000 });

test("a fee's components sum to it exactly, and it is never under the minimum plus surge", () => {
  fc.assert(
    fc.property(fc.nat(20_000), fc.nat(7_200_000), fc.integer({ min: 1, max: 5 }), cents, (meters, ms, n, surge) => {
      const parcels = [{ size: "large" as const, quantity: n, weightGrams: 900 }];
      const quote = quoteFee({
        policy: TEST_POLICY,
        distanceMeters: meters,
        durationMs: ms,
        parcels,
        surgeCents: surge,
      });
      expect(quote.components.reduce((sum, c) => sum + c.amountCents, 0)).toBe(quote.feeCents);
      expect(quote.feeCents).toBeGreaterThanOrEqual(TEST_POLICY.fee.minimumCents + surge);
    }),
    SEED,
  );
});

test("a short way is lifted to the minimum, and the lift is a component of its own", () => {
  const parcels = [{ size: "small" as const, quantity: 1, weightGrams: 100 }];
  expect(quoteFee({ policy: TEST_POLICY, distanceMeters: 500, durationMs: 120_000, parcels, surgeCents: 40 })).toEqual({
    feeCents: 590,
    components: [
      { type: "base", amountCents: 390 },
      { type: "distance", amountCents: 43 },
      { type: "time", amountCents: 36 },
      { type: "minimum", amountCents: 81 },
      { type: "surge", amountCents: 40 },
    ],
  });
});

test("the take is taken of every fee but not of surge", () => {
  const deliveries = [
    { feeCents: 999, surgeCents: 0 },
    { feeCents: 1_099, surgeCents: 100 },
  ];
  expect(payCapCents({ policy: TEST_POLICY, deliveries })).toBe(849 + 849 + 100);
});

test("the floor is per trip, km and minute, each rounded up, and never under the minimum", () => {
  expect(payFloorCents({ payRule: TEST_PAY_RULE, distanceMeters: 2_501, durationMs: 840_001 })).toBe(100 + 101 + 351);
  expect(payFloorCents({ payRule: TEST_PAY_RULE, distanceMeters: 0, durationMs: 0 })).toBe(400);
});

test("lateness counts past deadline and grace, is capped per stop and is nothing without a deadline", () => {
  const policy = { lateness: { ...TEST_POLICY.lateness, graceMs: 60_000 as never } };
  const at = (arrivalsMs: number[], deadlinesMs: (number | null)[]): number =>
    latenessCents({ policy, arrivalsMs, deadlinesMs });
  expect(at([600_000], [540_000])).toBe(0);
  expect(at([660_001], [540_000])).toBe(25);
  expect(at([99_000_000, 720_000, 5], [0, 540_000, null])).toBe(600 + 50);
});

const reserves = fc.record({
  capCents: fc.integer({ min: 300, max: 5_000 }),
  surgeShare: fc.nat(100),
  floorCents: cents,
  nearCount: fc.nat(20),
  ageMs: fc.nat(3_600_000),
  pastLatestStartMs: fc.integer({ min: -1_800_000, max: 1_800_000 }),
  latePerMinuteCents: fc.nat(100),
});
const reserve = (
  { surgeShare, ...row }: typeof reserves extends fc.Arbitrary<infer T> ? T : never,
  over: Partial<ReserveInput> = {},
): number =>
  reserveCents({
    policy: TEST_POLICY,
    waitingPerMinuteCents: 25,
    surgeCents: Math.floor((row.capCents * surgeShare) / 100),
    ...row,
    ...over,
  });

test("the reserve rises with age and deadline, holds surge whole and never passes the cap", () => {
  fc.assert(
    fc.property(reserves, fc.nat(600_000), (row, laterMs) => {
      const now = reserve(row);
      expect(now).toBeLessThanOrEqual(row.capCents);
      expect(now).toBeGreaterThanOrEqual(Math.floor((row.capCents * row.surgeShare) / 100));
      expect(now).toBeGreaterThanOrEqual(Math.min(row.capCents, row.floorCents));
      const later = reserve(row, { ageMs: row.ageMs + laterMs });
      expect(later).toBeGreaterThanOrEqual(now);
      // No faster than what a minute of waiting is worth (25 here, under the policy's own 40), but for rounding.
      expect(later - now).toBeLessThanOrEqual((25 * laterMs) / 60_000 + 1);
      expect(reserve(row, { pastLatestStartMs: row.pastLatestStartMs + laterMs })).toBeGreaterThanOrEqual(now);
    }),
    SEED,
  );
});

test("it starts at the policy's share with nobody near, at the cap with many, and stands still until the circle is wide", () => {
  const row = {
    policy: TEST_POLICY,
    capCents: 1_000,
    surgeCents: 0,
    floorCents: 0,
    nearCount: 0,
    ageMs: 0,
    pastLatestStartMs: 0,
    waitingPerMinuteCents: null,
    latePerMinuteCents: 25,
  };
  expect(circleWideAfterMs(TEST_POLICY)).toBe(120_000);
  expect(reserveCents(row)).toBe(700);
  expect(reserveCents({ ...row, nearCount: 4 })).toBe(850);
  expect(reserveCents({ ...row, nearCount: 8 })).toBe(1_000);
  expect(reserveCents({ ...row, ageMs: 120_000 })).toBe(700);
  expect(reserveCents({ ...row, ageMs: 180_000 })).toBe(740);
  expect(reserveCents({ ...row, ageMs: 180_000, pastLatestStartMs: 60_000 })).toBe(765);
  expect(reserveCents({ ...row, surgeCents: 200 })).toBe(760);
});

test("the circle widens with age up to the policy's limit", () => {
  expect(travelLimitMs(TEST_POLICY, 0)).toBe(600_000);
  expect(travelLimitMs(TEST_POLICY, 60_000)).toBe(900_000);
  expect(travelLimitMs(TEST_POLICY, 3_600_000)).toBe(1_200_000);
});

test("a posted price is reserve less lateness, held up by an unexpired offer, and by the floor at the cap", () => {
  const row = { reserveCents: 1_000, latenessCents: 300, floorCents: 800, heldPostedCents: null, isAtCap: false };
  expect(postedCents(row)).toBe(700);
  expect(postedCents({ ...row, isAtCap: true })).toBe(800);
  expect(postedCents({ ...row, heldPostedCents: 950 })).toBe(950);
  expect(postedCents({ ...row, latenessCents: 5_000 })).toBe(0);
});
