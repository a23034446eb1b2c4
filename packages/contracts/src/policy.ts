import { z } from "zod";
import { durationMsSchema, nonNegativeCentsSchema } from "./core/units.ts";

const basisPoints = z.number().int().min(0).max(10_000);
const span = durationMsSchema;
const money = nonNegativeCentsSchema;

export const PARCEL_SIZES = ["small", "medium", "large", "xlarge"] as const;
export const parcelSizeSchema = z.enum(PARCEL_SIZES);
export type ParcelSize = z.infer<typeof parcelSizeSchema>;

/**
 * A market's prices and the rules of its rounds; versioned and dated, never edited in place.
 * Money in minor units of the market's currency, spans in milliseconds, shares in basis points.
 */
export const pricingPolicySchema = z.strictObject({
  /** What a store pays: base + per km + per minute (of the direct way) + parcel class, never under the minimum. */
  fee: z.strictObject({
    baseCents: money,
    perKmCents: money,
    perMinuteCents: money,
    minimumCents: money,
    parcelCents: z.strictObject({ small: money, medium: money, large: money, xlarge: money }),
    /** The platform's share of the fee; the rest is the most it pays for the work. Tips are never shared. */
    takeBasisPoints: basisPoints,
    quoteTtlMs: span,
    /** How far ahead of "now" a pickup may be asked for. */
    maxAheadMs: span,
  }),
  round: z.strictObject({
    everyMs: span.refine((n) => n >= 1_000 && n <= 30_000, { message: "out_of_range" }),
    /** A lot stands in front of its candidates this long before it first clears. */
    exposureMs: span,
    offerTtlMs: span,
    /** A driver whose last position is older than this, by the server's clock, is not in the round. */
    positionFreshMs: span,
    /** How long an autopilot award waits for the driver's word; at least 60 s. */
    confirmMs: span.refine((n) => n >= 60_000, { message: "out_of_range" }),
  }),
  candidates: z.strictObject({
    /** Nearest drivers looked at per lot. */
    nearest: z.number().int().min(1).max(200),
    travelLimitMs: span,
    /** The travel limit widens by this much per minute of a lot's age… */
    widenPerMinuteMs: span,
    /** …up to this. */
    maxTravelLimitMs: span,
  }),
  reserve: z.strictObject({
    /** Share of the cap at which a lot with few candidates starts; many near candidates start it near the cap. */
    startBasisPoints: basisPoints,
    /** Candidates from which a lot starts at its cap. */
    manyCandidates: z.number().int().min(1),
    /** Rise per minute of age once the circle is wide; never above the value of waiting time. */
    risePerMinuteCents: money,
    /** Unsold this long after opening: escalated to ops. */
    escalateAfterMs: span,
  }),
  lateness: z.strictObject({
    /** What one minute past a deadline is worth to a recipient. */
    perMinuteCents: money,
    graceMs: span,
    capCents: money,
  }),
  bundling: z.strictObject({
    maxDeliveries: z.number().int().min(1).max(8),
    /** Pickups this near to each other count as neighbouring stores. */
    neighbourMeters: z.number().min(0),
    /** No delivery may take longer in the bundle than alone by more than this. */
    maxDetourMs: span,
    /** Longest time a hot parcel may ride. */
    maxRideMs: span,
    /** Longest a ready delivery is held back to find company. */
    maxHoldMs: span,
  }),
  service: z.strictObject({ pickupMs: span, dropoffMs: span }),
  surge: z.strictObject({
    enabled: z.boolean(),
    capCents: money,
    /** Share of the new shadow price in the smoothed one, per round. */
    smoothingBasisPoints: basisPoints,
    /** A shown amount moves only when the smoothed one is this far from it. */
    hysteresisCents: money,
    /** Amounts are rounded to multiples of this. */
    stepCents: money,
  }),
  cancellation: z.strictObject({
    /** Share of the fee kept when a store cancels in these states; zero before a driver is bound. */
    assignedBasisPoints: basisPoints,
    arrivedBasisPoints: basisPoints,
    /** Share of the kept fee that goes to the driver who was sent. */
    driverBasisPoints: basisPoints,
  }),
});

export type PricingPolicy = z.infer<typeof pricingPolicySchema>;

/** The least the law or the market allows for a piece of work; dated, per jurisdiction. */
export const payRuleSchema = z.strictObject({
  perTripCents: money,
  perKmCents: money,
  perMinuteCents: money,
  minimumCents: money,
});
export type PayRule = z.infer<typeof payRuleSchema>;
