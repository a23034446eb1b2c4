import type { DeliveryView } from "@fairmile/contracts";

export type StepName =
  | "posted"
  | "driverFound"
  | "driverNone"
  | "atPickup"
  | "pickedUp"
  | "dropoff"
  | "delivered"
  | "failed"
  | "again"
  | "atPickupPoint"
  | "returned"
  | "cancelled";

/** One line of a delivery's story: when it happened, or about when it will. */
export interface TimelineStep {
  readonly name: StepName;
  readonly isDone: boolean;
  readonly atMs: number | null;
}

const done = (name: StepName, atMs: number | null = null): TimelineStep => ({ name, isDone: true, atMs });
const ahead = (name: StepName, atMs: number | null = null): TimelineStep => ({ name, isDone: false, atMs });

/** What came after the parcel was on board. */
const after = (delivery: DeliveryView): TimelineStep[] => {
  const { status, dropoff, failure } = delivery;
  const failed = failure === null ? [] : [done("failed", failure.atMs)];
  switch (status) {
    case "delivered":
      return [...failed, done("delivered", dropoff.doneAtMs)];
    case "arrived_at_dropoff":
      return [...failed, done("dropoff"), ahead("delivered")];
    case "undeliverable":
      return failed;
    case "reattempt_scheduled":
      return [...failed, ahead("again", dropoff.etaMs)];
    case "at_pickup_point":
      return [...failed, done("atPickupPoint")];
    case "enroute_to_return":
    case "arrived_at_return":
      return [...failed, ahead("returned")];
    case "returned":
      return [...failed, done("returned")];
    default:
      return [...failed, ahead("delivered", dropoff.etaMs)];
  }
};

/** A delivery's story so far and what is ahead of it, in order. */
export const timelineSteps = (delivery: DeliveryView): TimelineStep[] => {
  const { status, pickup, dropoff, courier, cancellation } = delivery;
  const posted = done("posted", delivery.createdAtMs);
  if (status === "cancelled") return [posted, done("cancelled", cancellation?.atMs ?? null)];
  const found = done("driverFound");
  if (pickup.doneAtMs !== null) return [posted, found, done("pickedUp", pickup.doneAtMs), ...after(delivery)];
  if (courier === null) return [posted, ahead("driverNone"), ahead("delivered", dropoff.etaMs)];
  const atPickup = status === "arrived_at_pickup" ? [done("atPickup")] : [];
  return [posted, found, ...atPickup, ahead("pickedUp", pickup.etaMs), ahead("delivered", dropoff.etaMs)];
};
