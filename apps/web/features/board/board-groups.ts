import type { DeliveryState, DeliveryView } from "@fairmile/contracts";

export const BOARD_GROUPS = ["needsYou", "finding", "onTheRoad", "readySoon", "ended"] as const;
export type BoardGroupName = (typeof BOARD_GROUPS)[number];

const ON_THE_ROAD: ReadonlySet<DeliveryState> = new Set([
  "assigned",
  "enroute_to_pickup",
  "arrived_at_pickup",
  "picked_up",
  "enroute_to_dropoff",
  "arrived_at_dropoff",
  "enroute_to_return",
  "arrived_at_return",
  "reattempt_scheduled",
  "at_pickup_point",
]);

/** Where a delivery stands on its store's board. What is not yet for sale is "ready soon". */
export const boardGroupOf = (delivery: DeliveryView): BoardGroupName => {
  if (delivery.status === "undeliverable") return "needsYou";
  if (delivery.status === "cancelled" || delivery.status === "returned" || delivery.status === "delivered")
    return "ended";
  if (ON_THE_ROAD.has(delivery.status)) return "onTheRoad";
  const held = delivery.sale?.heldUntilMs;
  return delivery.status === "created" || (held !== null && held !== undefined) ? "readySoon" : "finding";
};

/** The board's deliveries by group, soonest due first. */
export const boardGroups = (deliveries: readonly DeliveryView[]): Record<BoardGroupName, DeliveryView[]> => {
  const groups: Record<BoardGroupName, DeliveryView[]> = {
    needsYou: [],
    finding: [],
    onTheRoad: [],
    readySoon: [],
    ended: [],
  };
  for (const delivery of deliveries) groups[boardGroupOf(delivery)].push(delivery);
  for (const group of Object.values(groups)) group.sort((a, b) => dueAtMs(a) - dueAtMs(b));
  return groups;
};

/** When it is expected at the door, else when it is due there. */
export const dueAtMs = (delivery: DeliveryView): number => delivery.dropoff.etaMs ?? delivery.dropoff.deadlineAtMs;
