import type { DeliveryState, TrackView } from "@fairmile/contracts";

/** What a recipient needs to tell apart. */
export type TrackState =
  | "finding"
  | "toStore"
  | "atStore"
  | "onTheWay"
  | "atDoor"
  | "delivered"
  | "undeliverable"
  | "reattempt"
  | "atPickupPoint"
  | "returning"
  | "returned"
  | "cancelled";

const STATE: Readonly<Record<DeliveryState, TrackState>> = {
  created: "finding",
  batched: "finding",
  assigned: "toStore",
  enroute_to_pickup: "toStore",
  arrived_at_pickup: "atStore",
  picked_up: "onTheWay",
  enroute_to_dropoff: "onTheWay",
  arrived_at_dropoff: "atDoor",
  delivered: "delivered",
  undeliverable: "undeliverable",
  reattempt_scheduled: "reattempt",
  at_pickup_point: "atPickupPoint",
  enroute_to_return: "returning",
  arrived_at_return: "returning",
  returned: "returned",
  cancelled: "cancelled",
};

export const trackState = (status: DeliveryState): TrackState => STATE[status];

/** How far along its way it is, in eighths; null once there is no way ahead. */
const STEP: Partial<Record<TrackState, number>> = {
  finding: 1,
  toStore: 2,
  atStore: 3,
  onTheWay: 5,
  atDoor: 7,
  delivered: 8,
};

export const trackStep = ({ status, stopsAhead }: Pick<TrackView, "status" | "stopsAhead">): number | null => {
  const state = trackState(status);
  const step = STEP[state];
  if (step === undefined) return null;
  return state === "onTheWay" && stopsAhead === 0 ? step + 1 : step;
};

/** Whether somebody is still expected at the door. */
export const isExpected = (state: TrackState): boolean =>
  state === "finding" ||
  state === "toStore" ||
  state === "atStore" ||
  state === "onTheWay" ||
  state === "atDoor" ||
  state === "reattempt";
