import { cents, type Cents, type PricingPolicy } from "@fairmile/contracts";
import { byText } from "../canonical/by-text.ts";

export interface ZoneSurge {
  readonly zone: string;
  readonly smoothedCents: Cents;
  /** What is added to each lot of the zone. */
  readonly shownCents: Cents;
}

/** Moves by the share, rounded away from standing still, so that it always arrives. */
const smooth = (from: number, to: number, basisPoints: number): number => {
  const step = Math.ceil((Math.abs(to - from) * basisPoints) / 10_000);
  return to >= from ? from + step : from - step;
};

const show = (smoothed: number, shown: number, policy: PricingPolicy["surge"]): number => {
  if (!policy.enabled) return 0;
  const step = Math.max(1, policy.stepCents);
  const most = Math.floor(policy.capCents / step) * step;
  const isSettled = smoothed > 0 && Math.abs(smoothed - shown) < policy.hysteresisCents;
  const next = isSettled ? shown : Math.round(smoothed / step) * step;
  return Math.min(most, Math.max(0, next));
};

/**
 * Surge after a round, an amount added per lot: the zone's shadow price, smoothed; the shown amount moves only when the
 * smoothed one is a hysteresis away from it, in whole steps, up to the cap. A zone without a figure (too few drivers, or
 * not in this round) falls back towards nothing. Switched off, nothing is shown. One row for every zone known, sorted.
 */
export const updateSurge = (input: {
  readonly policy: Pick<PricingPolicy, "surge">;
  readonly previous: readonly { readonly zone: string; readonly smoothedCents: number; readonly shownCents: number }[];
  readonly shadows: readonly { readonly zone: string; readonly shadowCents: number | null }[];
}): readonly ZoneSurge[] => {
  const policy = input.policy.surge;
  const before = new Map(input.previous.map((row) => [row.zone, row]));
  const now = new Map(input.shadows.map((row) => [row.zone, row.shadowCents ?? 0]));
  return [...new Set([...before.keys(), ...now.keys()])].sort(byText).map((zone) => {
    const was = before.get(zone) ?? { smoothedCents: 0, shownCents: 0 };
    const smoothedCents = smooth(was.smoothedCents, now.get(zone) ?? 0, policy.smoothingBasisPoints);
    return {
      zone,
      smoothedCents: cents(smoothedCents),
      shownCents: cents(show(smoothedCents, was.shownCents, policy)),
    };
  });
};
