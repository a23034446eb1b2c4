import { cents, type Cents, type PricingPolicy } from "@fairmile/contracts";
import { perMinuteDown } from "./per-minute.ts";

export interface ReserveInput {
  readonly policy: Pick<PricingPolicy, "reserve" | "candidates">;
  /** The most the platform pays, surge included. */
  readonly capCents: number;
  readonly surgeCents: number;
  /** The least the rules allow for the work: no reserve starts below it (unless the cap does). */
  readonly floorCents: number;
  /** Drivers within the first travel limit, as counted when the lot opened: fixed, so that the reserve never falls. */
  readonly nearCount: number;
  /** Time in front of candidates, without the time it stood still for a confirmation. */
  readonly ageMs: number;
  /** How far "now" is past the last moment at which somebody near would still have been on time. */
  readonly pastLatestStartMs: number;
  /** What a minute of waiting is worth at most: the rise by age is never faster. Null: the policy's own rise. */
  readonly waitingPerMinuteCents: number | null;
  /** What one more minute costs the recipients once the lot is late. */
  readonly latePerMinuteCents: number;
}

/** How long a lot waits before its reserve rises: until its circle is as wide as it gets. */
export const circleWideAfterMs = (policy: Pick<PricingPolicy, "candidates">): number => {
  const { travelLimitMs, maxTravelLimitMs, widenPerMinuteMs } = policy.candidates;
  const missingMs = Math.max(0, maxTravelLimitMs - travelLimitMs);
  return widenPerMinuteMs === 0 ? 0 : Math.ceil((missingMs * 60_000) / widenPerMinuteMs);
};

/** How far from a lot drivers are looked for at this age: widens with age up to the policy's limit. */
export const travelLimitMs = (policy: Pick<PricingPolicy, "candidates">, ageMs: number): number => {
  const { candidates } = policy;
  const wider = candidates.travelLimitMs + Math.floor((candidates.widenPerMinuteMs * ageMs) / 60_000);
  return Math.max(candidates.travelLimitMs, Math.min(candidates.maxTravelLimitMs, wider));
};

/**
 * The most the platform pays for a lot in this round. It starts at the policy's share of the cap — near the cap where
 * many drivers are near, never under the pay floor — and rises with age (after the circle is wide) and with the
 * deadline only; surge is inside, whole. Never above the cap. No ask and no rate card is an input.
 */
export const reserveCents = (input: ReserveInput): Cents => {
  const { reserve } = input.policy;
  const capWithoutSurge = input.capCents - input.surgeCents;
  const crowd = Math.min(input.nearCount, reserve.manyCandidates);
  const startShare =
    reserve.startBasisPoints + Math.floor(((10_000 - reserve.startBasisPoints) * crowd) / reserve.manyCandidates);
  const start = Math.max(
    Math.floor((capWithoutSurge * startShare) / 10_000),
    Math.min(capWithoutSurge, input.floorCents - input.surgeCents),
  );
  const risePerMinute =
    input.waitingPerMinuteCents === null
      ? reserve.risePerMinuteCents
      : Math.min(reserve.risePerMinuteCents, input.waitingPerMinuteCents);
  const risingMs = Math.max(0, input.ageMs - circleWideAfterMs(input.policy));
  const byAge = perMinuteDown(risePerMinute, risingMs);
  const byDeadline = perMinuteDown(input.latePerMinuteCents, Math.max(0, input.pastLatestStartMs));
  return cents(Math.min(input.capCents, start + byAge + byDeadline + input.surgeCents));
};
