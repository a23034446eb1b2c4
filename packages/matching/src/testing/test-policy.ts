import { pricingPolicySchema, payRuleSchema, type PayRule, type PricingPolicy } from "@fairmile/contracts";

/** A plausible policy for tests; parsed, so that it stays a valid one. */
export const TEST_POLICY: PricingPolicy = pricingPolicySchema.parse({
  fee: {
    baseCents: 390,
    perKmCents: 85,
    perMinuteCents: 18,
    minimumCents: 550,
    parcelCents: { small: 0, medium: 50, large: 150, xlarge: 400 },
    takeBasisPoints: 1_500,
    quoteTtlMs: 300_000,
    maxAheadMs: 604_800_000,
  },
  round: {
    everyMs: 3_000,
    exposureMs: 15_000,
    offerTtlMs: 60_000,
    positionFreshMs: 90_000,
    confirmMs: 60_000,
  },
  candidates: { nearest: 20, travelLimitMs: 600_000, widenPerMinuteMs: 300_000, maxTravelLimitMs: 1_200_000 },
  reserve: { startBasisPoints: 7_000, manyCandidates: 8, risePerMinuteCents: 40, escalateAfterMs: 900_000 },
  lateness: { perMinuteCents: 25, graceMs: 0, capCents: 600 },
  bundling: {
    maxDeliveries: 4,
    neighbourMeters: 250,
    maxDetourMs: 600_000,
    maxRideMs: 1_500_000,
    maxHoldMs: 300_000,
  },
  service: { pickupMs: 120_000, dropoffMs: 120_000 },
  surge: { enabled: true, capCents: 300, smoothingBasisPoints: 2_000, hysteresisCents: 20, stepCents: 10 },
  cancellation: { assignedBasisPoints: 5_000, arrivedBasisPoints: 10_000, driverBasisPoints: 8_000 },
});

export const TEST_PAY_RULE: PayRule = payRuleSchema.parse({
  perTripCents: 100,
  perKmCents: 40,
  perMinuteCents: 25,
  minimumCents: 400,
});

/** No law, no floor. */
export const NO_PAY_RULE: PayRule = payRuleSchema.parse({
  perTripCents: 0,
  perKmCents: 0,
  perMinuteCents: 0,
  minimumCents: 0,
});
