import { cents, type Cents, type PricingPolicy } from "@fairmile/contracts";

/**
 * The most the platform pays for a lot: of every delivery's fee what the take leaves (rounded down, per delivery),
 * and the surge whole. `feeCents` is what the store pays, `surgeCents` the part of it that is surge.
 */
export const payCapCents = (input: {
  readonly policy: { readonly fee: Pick<PricingPolicy["fee"], "takeBasisPoints"> };
  readonly deliveries: readonly { readonly feeCents: number; readonly surgeCents: number }[];
}): Cents => {
  const share = 10_000 - input.policy.fee.takeBasisPoints;
  return cents(
    input.deliveries.reduce(
      (sum, d) => sum + Math.floor(((d.feeCents - d.surgeCents) * share) / 10_000) + d.surgeCents,
      0,
    ),
  );
};
