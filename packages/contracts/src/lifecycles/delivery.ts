import { refused, to, type Lifecycle } from "./lifecycle.ts";

export const DELIVERY_STATES = [
  "created",
  "batched",
  "assigned",
  "enroute_to_pickup",
  "arrived_at_pickup",
  "picked_up",
  "enroute_to_dropoff",
  "arrived_at_dropoff",
  "delivered",
  "undeliverable",
  "reattempt_scheduled",
  "at_pickup_point",
  "enroute_to_return",
  "arrived_at_return",
  "returned",
  "cancelled",
] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

export const DELIVERY_COMMANDS = [
  "batch",
  "unbatch",
  "assign",
  "release",
  "head_to_pickup",
  "arrive_pickup",
  "pick_up",
  "head_to_dropoff",
  "arrive_dropoff",
  "deliver",
  "fail_dropoff",
  "schedule_reattempt",
  "leave_at_pickup_point",
  "head_to_return",
  "arrive_return",
  "return",
  "cancel",
] as const;
export type DeliveryCommand = (typeof DELIVERY_COMMANDS)[number];

const no = refused("delivery_wrong_state");
const done = refused("delivery_ended");
const late = refused("delivery_already_picked_up");

const none = {
  batch: no,
  unbatch: no,
  assign: no,
  release: no,
  head_to_pickup: no,
  arrive_pickup: no,
  pick_up: no,
  head_to_dropoff: no,
  arrive_dropoff: no,
  deliver: no,
  fail_dropoff: no,
  schedule_reattempt: no,
  leave_at_pickup_point: no,
  head_to_return: no,
  arrive_return: no,
  return: no,
  cancel: no,
} as const;
const ended = Object.fromEntries(DELIVERY_COMMANDS.map((c) => [c, done])) as Record<DeliveryCommand, typeof done>;
/** On board: what could be undone before the pickup no longer can. */
const onBoard = { ...none, release: late, cancel: late } as const;

/**
 * One delivery's life. `release` is the hand-back before the pickup; after it a handover to another driver keeps
 * the state. Cells not named in a row are refused: the row's base says with which code.
 */
export const deliveryLifecycle: Lifecycle<DeliveryState, DeliveryCommand> = {
  created: { ...none, batch: to("batched"), cancel: to("cancelled") },
  batched: { ...none, unbatch: to("created"), assign: to("assigned"), cancel: to("cancelled") },
  assigned: {
    ...none,
    release: to("created"),
    head_to_pickup: to("enroute_to_pickup"),
    arrive_pickup: to("arrived_at_pickup"),
    cancel: to("cancelled"),
  },
  enroute_to_pickup: {
    ...none,
    release: to("created"),
    arrive_pickup: to("arrived_at_pickup"),
    cancel: to("cancelled"),
  },
  arrived_at_pickup: { ...none, release: to("created"), pick_up: to("picked_up"), cancel: to("cancelled") },
  picked_up: { ...onBoard, head_to_dropoff: to("enroute_to_dropoff"), arrive_dropoff: to("arrived_at_dropoff") },
  enroute_to_dropoff: { ...onBoard, arrive_dropoff: to("arrived_at_dropoff") },
  arrived_at_dropoff: { ...onBoard, deliver: to("delivered"), fail_dropoff: to("undeliverable") },
  delivered: ended,
  undeliverable: {
    ...onBoard,
    schedule_reattempt: to("reattempt_scheduled"),
    leave_at_pickup_point: to("at_pickup_point"),
    head_to_return: to("enroute_to_return"),
  },
  reattempt_scheduled: {
    ...onBoard,
    head_to_dropoff: to("enroute_to_dropoff"),
    arrive_dropoff: to("arrived_at_dropoff"),
    head_to_return: to("enroute_to_return"),
  },
  at_pickup_point: ended,
  enroute_to_return: { ...onBoard, arrive_return: to("arrived_at_return") },
  arrived_at_return: { ...onBoard, return: to("returned") },
  returned: ended,
  cancelled: ended,
};

export const isDeliveryEnded = (state: DeliveryState): boolean =>
  state === "delivered" || state === "returned" || state === "cancelled" || state === "at_pickup_point";
