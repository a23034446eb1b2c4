import type { DeliveryState, PricingPolicy } from "@fairmile/contracts";

export interface CancellationFee {
  /** Kept of the fee; never of the tip. */
  readonly feeCents: number;
  /** The part of it that goes to the driver who was sent. */
  readonly driverCents: number;
}

const share = (amountCents: number, basisPoints: number): number => Math.floor((amountCents * basisPoints) / 10_000);

/**
 * What a cancellation costs the store, by how far the delivery has come: nothing before a driver is bound, then the
 * policy's shares of the fee, rounded down.
 */
export const cancellationFee = (
  policy: Pick<PricingPolicy, "cancellation">,
  status: DeliveryState,
  feeCents: number,
): CancellationFee => {
  const { assignedBasisPoints, arrivedBasisPoints, driverBasisPoints } = policy.cancellation;
  const isBound = status === "assigned" || status === "enroute_to_pickup";
  const basisPoints = status === "arrived_at_pickup" ? arrivedBasisPoints : isBound ? assignedBasisPoints : 0;
  const kept = share(feeCents, basisPoints);
  return { feeCents: kept, driverCents: share(kept, driverBasisPoints) };
};
