import { cents, type Cents, type SetRateCard } from "@fairmile/contracts";

/**
 * What a rate card asks for a lot: by the hour and the kilometre, the way to the pickup included, at least the card's
 * minimum, less the visible tip, not below zero. Amounts round up to a whole minor unit.
 */
export const autopilotAskCents = (
  card: Pick<SetRateCard, "perHourCents" | "perKmCents" | "minimumCents">,
  work: { readonly durationMs: number; readonly distanceMeters: number; readonly tipCents: number },
): Cents => {
  const time = Math.ceil((card.perHourCents * work.durationMs) / 3_600_000);
  const way = Math.ceil((card.perKmCents * work.distanceMeters) / 1000);
  return cents(Math.max(0, Math.max(card.minimumCents, time + way) - work.tipCents));
};
