import type { Currency, FeeView, ParcelInput, PricingPolicy } from "@fairmile/contracts";
import { quoteFee, type FeeComponentType } from "@fairmile/matching";

/** Prices a job with the engine and writes each part with what it was counted by. The parts sum to the fee. */
export const priceJob = (input: {
  readonly policy: PricingPolicy;
  readonly currency: Currency;
  readonly distanceMeters: number;
  readonly durationMs: number;
  readonly parcels: readonly ParcelInput[];
  readonly surgeCents: number;
}): FeeView => {
  const { policy, parcels } = input;
  const { feeCents, components } = quoteFee({ ...input, parcels });
  type Counted = Pick<FeeView["components"][number], "type" | "quantity" | "rateCents">;
  const flat = (type: Counted["type"]): Counted => ({ type, quantity: null, rateCents: null });
  const counted: Record<FeeComponentType, Counted> = {
    base: flat("base"),
    distance: { type: "distance", quantity: input.distanceMeters, rateCents: policy.fee.perKmCents },
    time: { type: "time", quantity: input.durationMs, rateCents: policy.fee.perMinuteCents },
    parcels: { type: "parcel", quantity: parcels.reduce((sum, p) => sum + p.quantity, 0), rateCents: null },
    minimum: flat("minimum"),
    surge: flat("surge"),
  };
  return {
    amountCents: feeCents,
    currency: input.currency,
    components: components.map(({ type, amountCents }) => ({ ...counted[type], amountCents })),
  };
};
