import { cents, type Cents, type PricingPolicy } from "@fairmile/contracts";
import { perMinuteDown } from "./per-minute.ts";

/**
 * What arriving then would cost the recipients: for every stop with a deadline, the time past deadline and grace at the
 * policy's price of a minute, rounded down, capped per stop. `deadlinesMs[k]` belongs to `arrivalsMs[k]`; null has none.
 */
export const latenessCents = (input: {
  readonly policy: Pick<PricingPolicy, "lateness">;
  readonly arrivalsMs: readonly number[];
  readonly deadlinesMs: readonly (number | null)[];
}): Cents => {
  const { perMinuteCents, graceMs, capCents } = input.policy.lateness;
  let sum = 0;
  for (let k = 0; k < input.arrivalsMs.length; k += 1) {
    const arrivalMs = input.arrivalsMs[k];
    const deadlineMs = input.deadlinesMs[k];
    if (arrivalMs === undefined || deadlineMs === undefined || deadlineMs === null) continue;
    const lateMs = arrivalMs - deadlineMs - graceMs;
    if (lateMs > 0) sum += Math.min(capCents, perMinuteDown(perMinuteCents, lateMs));
  }
  return cents(sum);
};
