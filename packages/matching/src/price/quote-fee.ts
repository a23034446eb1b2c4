import { cents, type Cents, type PricingPolicy } from "@fairmile/contracts";
import type { ParcelLine } from "../eligibility/parcel-load.ts";
import { perKmNearest, perMinuteNearest } from "./per-minute.ts";

export type FeeComponentType = "base" | "distance" | "time" | "parcels" | "minimum" | "surge";

export interface FeeComponent {
  readonly type: FeeComponentType;
  readonly amountCents: Cents;
}

export interface FeeQuote {
  readonly feeCents: Cents;
  /** Sum to `feeCents` exactly. `minimum` is what lifts a small fee to the policy's least; zero parts are left out. */
  readonly components: readonly FeeComponent[];
}

/**
 * What a store pays for one delivery: base + per km + per minute of the direct way + parcel class, lifted to the
 * minimum, plus the surge shown to the store as an amount of its own. Distance in metres, duration in milliseconds.
 */
export const quoteFee = (input: {
  readonly policy: Pick<PricingPolicy, "fee">;
  readonly distanceMeters: number;
  readonly durationMs: number;
  readonly parcels: readonly ParcelLine[];
  readonly surgeCents: number;
}): FeeQuote => {
  const { fee } = input.policy;
  const parts: [FeeComponentType, number][] = [
    ["base", fee.baseCents],
    ["distance", perKmNearest(fee.perKmCents, input.distanceMeters)],
    ["time", perMinuteNearest(fee.perMinuteCents, input.durationMs)],
    ["parcels", input.parcels.reduce((sum, p) => sum + fee.parcelCents[p.size] * p.quantity, 0)],
  ];
  const plain = parts.reduce((sum, [, amount]) => sum + amount, 0);
  parts.push(["minimum", Math.max(0, fee.minimumCents - plain)], ["surge", input.surgeCents]);
  return {
    feeCents: cents(parts.reduce((sum, [, amount]) => sum + amount, 0)),
    components: parts
      .filter(([type, amount]) => amount !== 0 || type === "base")
      .map(([type, amount]) => ({ type, amountCents: cents(amount) })),
  };
};
