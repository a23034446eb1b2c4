import type { PricingPolicy } from "@fairmile/contracts";

/** How a figure of the policy is shown and typed. Spans name the unit a person thinks of them in. */
export type PolicyUnit = "money" | "share" | "seconds" | "minutes" | "hours" | "meters" | "count" | "flag";

export interface PolicyField {
  readonly path: PolicyPath;
  readonly unit: PolicyUnit;
}

type Leaf = number | boolean;
type PathOf<T> = {
  [K in keyof T & string]: T[K] extends Leaf ? K : `${K}.${PathOf<T[K]>}`;
}[keyof T & string];
/** Every figure there is in a policy, by its dotted path. */
export type PolicyPath = PathOf<PricingPolicy>;

/** Total over the policy: a figure without a unit does not compile. In the order of the form. */
const UNITS: Readonly<Record<PolicyPath, PolicyUnit>> = {
  "fee.baseCents": "money",
  "fee.perKmCents": "money",
  "fee.perMinuteCents": "money",
  "fee.minimumCents": "money",
  "fee.parcelCents.small": "money",
  "fee.parcelCents.medium": "money",
  "fee.parcelCents.large": "money",
  "fee.parcelCents.xlarge": "money",
  "fee.takeBasisPoints": "share",
  "fee.quoteTtlMs": "minutes",
  "fee.maxAheadMs": "hours",
  "round.everyMs": "seconds",
  "round.exposureMs": "seconds",
  "round.offerTtlMs": "seconds",
  "round.positionFreshMs": "seconds",
  "round.confirmMs": "seconds",
  "candidates.nearest": "count",
  "candidates.travelLimitMs": "minutes",
  "candidates.widenPerMinuteMs": "seconds",
  "candidates.maxTravelLimitMs": "minutes",
  "reserve.startBasisPoints": "share",
  "reserve.manyCandidates": "count",
  "reserve.risePerMinuteCents": "money",
  "reserve.escalateAfterMs": "minutes",
  "lateness.perMinuteCents": "money",
  "lateness.graceMs": "minutes",
  "lateness.capCents": "money",
  "bundling.maxDeliveries": "count",
  "bundling.neighbourMeters": "meters",
  "bundling.maxDetourMs": "minutes",
  "bundling.maxRideMs": "minutes",
  "bundling.maxHoldMs": "minutes",
  "service.pickupMs": "seconds",
  "service.dropoffMs": "seconds",
  "surge.enabled": "flag",
  "surge.capCents": "money",
  "surge.smoothingBasisPoints": "share",
  "surge.hysteresisCents": "money",
  "surge.stepCents": "money",
  "cancellation.assignedBasisPoints": "share",
  "cancellation.arrivedBasisPoints": "share",
  "cancellation.driverBasisPoints": "share",
};

export const POLICY_FIELDS: readonly PolicyField[] = (Object.entries(UNITS) as [PolicyPath, PolicyUnit][]).map(
  ([path, unit]) => ({ path, unit }),
);

export const POLICY_SECTIONS = [
  "fee",
  "round",
  "candidates",
  "reserve",
  "lateness",
  "bundling",
  "service",
  "surge",
  "cancellation",
] as const satisfies (keyof PricingPolicy)[];
export type PolicySection = (typeof POLICY_SECTIONS)[number];

export const fieldsOf = (section: PolicySection): PolicyField[] =>
  POLICY_FIELDS.filter(({ path }) => path.startsWith(`${section}.`));
