import { refused, to, type Lifecycle } from "./lifecycle.ts";

export const BATCH_STATES = ["forming", "open", "awarded", "in_progress", "completed", "unsold", "withdrawn"] as const;
export type BatchState = (typeof BATCH_STATES)[number];

export const BATCH_COMMANDS = ["open", "award", "start", "complete", "reopen", "give_up", "withdraw"] as const;
export type BatchCommand = (typeof BATCH_COMMANDS)[number];

const no = refused("lot_wrong_state");
const sold = refused("lot_sold");
const gone = refused("lot_withdrawn");

const forming = { open: no, award: no, start: no, complete: no, reopen: no, give_up: no, withdraw: no } as const;
const isSold = {
  open: sold,
  award: sold,
  start: sold,
  complete: sold,
  reopen: sold,
  give_up: sold,
  withdraw: sold,
} as const;
const isGone = {
  open: gone,
  award: gone,
  start: gone,
  complete: gone,
  reopen: gone,
  give_up: gone,
  withdraw: gone,
} as const;

/** `withdraw` ends a batch whose deliveries are planned anew; `give_up` escalates an unsold one to ops. */
export const batchLifecycle: Lifecycle<BatchState, BatchCommand> = {
  forming: { ...forming, open: to("open"), withdraw: to("withdrawn") },
  open: { ...forming, award: to("awarded"), give_up: to("unsold"), withdraw: to("withdrawn") },
  awarded: { ...isSold, start: to("in_progress"), complete: to("completed"), withdraw: to("withdrawn") },
  in_progress: { ...isSold, complete: to("completed") },
  completed: isSold,
  unsold: { ...forming, reopen: to("open"), withdraw: to("withdrawn") },
  withdrawn: isGone,
};
