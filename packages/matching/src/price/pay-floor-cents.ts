import { cents, type Cents, type PayRule } from "@fairmile/contracts";
import { perKmUp, perMinuteUp } from "./per-minute.ts";

/**
 * The least the rule allows for a piece of work, from its first pickup to its last drop-off, service included:
 * per trip + per km + per minute (each rounded up), never under the minimum. The driver's own way to the pickup is not
 * in it: that is what an ask covers.
 */
export const payFloorCents = (input: {
  readonly payRule: PayRule;
  readonly distanceMeters: number;
  readonly durationMs: number;
}): Cents => {
  const { payRule, distanceMeters, durationMs } = input;
  const earned =
    payRule.perTripCents +
    perKmUp(payRule.perKmCents, distanceMeters) +
    perMinuteUp(payRule.perMinuteCents, durationMs);
  return cents(Math.max(payRule.minimumCents, earned));
};
