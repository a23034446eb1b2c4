import { isDeliveryEnded, type DeliveryState, type DeliveryView } from "@fairmile/contracts";

export const BOARD_GROUPS = ["needsYou", "finding", "onTheRoad", "readySoon", "delivered", "ended"] as const;
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
]);

/** Where a delivery stands on its store's board. What is not yet for sale is "ready soon". */
export const boardGroupOf = (delivery: DeliveryView): BoardGroupName => {
  if (delivery.status === "undeliverable") return "needsYou";
  if (delivery.status === "delivered") return "delivered";
  if (isDeliveryEnded(delivery.status)) return "ended";
  if (ON_THE_ROAD.has(delivery.status)) return "onTheRoad";
  return delivery.status === "created" ? "readySoon" : "finding";
};

/** When it came to its end; deliveries that ended are read from the last one back. */
const endedAtMs = (delivery: DeliveryView): number =>
  delivery.dropoff.doneAtMs ?? delivery.cancellation?.atMs ?? delivery.failure?.atMs ?? delivery.createdAtMs;

/** The board's deliveries by group: soonest due first, and of what ended the latest first. */
export const boardGroups = (deliveries: readonly DeliveryView[]): Record<BoardGroupName, DeliveryView[]> => {
  const groups: Record<BoardGroupName, DeliveryView[]> = {
    needsYou: [],
    finding: [],
    onTheRoad: [],
    readySoon: [],
    delivered: [],
    ended: [],
  };
  for (const delivery of deliveries) groups[boardGroupOf(delivery)].push(delivery);
  for (const name of BOARD_GROUPS) {
    const isOver = name === "delivered" || name === "ended";
    groups[name].sort(isOver ? (a, b) => endedAtMs(b) - endedAtMs(a) : (a, b) => dueAtMs(a) - dueAtMs(b));
  }
  return groups;
};

/** When it is expected at the door, else when it is due there. */
export const dueAtMs = (delivery: DeliveryView): number => delivery.dropoff.etaMs ?? delivery.dropoff.deadlineAtMs;
