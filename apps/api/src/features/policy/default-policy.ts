import { payRuleSchema, pricingPolicySchema, type PayRule, type PricingPolicy } from "@fairmile/contracts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

/** The prices and rules a new market opens with; amounts suit a currency of two decimals. */
export const DEFAULT_POLICY: PricingPolicy = pricingPolicySchema.parse({
  fee: {
    baseCents: 320,
    perKmCents: 65,
    perMinuteCents: 12,
    minimumCents: 450,
    parcelCents: { small: 0, medium: 40, large: 120, xlarge: 300 },
    takeBasisPoints: 2_000,
    quoteTtlMs: 10 * MINUTE,
    maxAheadMs: 7 * DAY,
  },
  round: {
    everyMs: 3 * SECOND,
    exposureMs: 15 * SECOND,
    offerTtlMs: 60 * SECOND,
    positionFreshMs: 90 * SECOND,
    confirmMs: 60 * SECOND,
  },
  candidates: {
    nearest: 20,
    travelLimitMs: 10 * MINUTE,
    widenPerMinuteMs: 2 * MINUTE,
    maxTravelLimitMs: 30 * MINUTE,
  },
  reserve: { startBasisPoints: 8_000, manyCandidates: 8, risePerMinuteCents: 15, escalateAfterMs: 20 * MINUTE },
  lateness: { perMinuteCents: 20, graceMs: 5 * MINUTE, capCents: 400 },
  bundling: {
    maxDeliveries: 4,
    neighbourMeters: 250,
    maxDetourMs: 10 * MINUTE,
    maxRideMs: 35 * MINUTE,
    maxHoldMs: 90 * SECOND,
  },
  service: { pickupMs: 3 * MINUTE, dropoffMs: 3 * MINUTE },
  surge: { enabled: true, capCents: 300, smoothingBasisPoints: 2_000, hysteresisCents: 30, stepCents: 10 },
  cancellation: { assignedBasisPoints: 5_000, arrivedBasisPoints: 8_000, driverBasisPoints: 7_500 },
});

/** The pay floor a new market opens with. */
export const DEFAULT_PAY_RULE: PayRule = payRuleSchema.parse({
  perTripCents: 120,
  perKmCents: 20,
  perMinuteCents: 10,
  minimumCents: 250,
});
