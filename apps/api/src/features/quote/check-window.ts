import {
  AppError,
  DEFAULT_WINDOW_MS,
  epochMs,
  READY_TOLERANCE_MS,
  type EpochMs,
  type ErrorCode,
  type FieldCode,
} from "@fairmile/contracts";

const refuse = (error: ErrorCode, path: string, code: FieldCode): AppError =>
  new AppError(error, { fields: [{ path, code }] });

/** A way so short that it takes no time still leaves a minute between its two ends. */
const SHORTEST_MS = 60_000;

/**
 * The window of a job: when it is ready and by when it must be there. Left out, it is ready now, and due the direct way
 * and `DEFAULT_WINDOW_MS` later. Refuses with `window_in_past`, `window_impossible` or `window_too_far`, naming the field.
 */
export const checkWindow = (input: {
  readonly nowMs: number;
  readonly readyAtMs: number | undefined;
  readonly deadlineAtMs: number | undefined;
  readonly directMs: number;
  readonly maxAheadMs: number;
  /** Set where a live quote has already accepted the ready time. */
  readonly isQuoted: boolean;
}): { readonly readyAtMs: EpochMs; readonly deadlineAtMs: EpochMs } => {
  const { nowMs, directMs } = input;
  const asked = input.readyAtMs ?? nowMs;
  if (!input.isQuoted && asked < nowMs - READY_TOLERANCE_MS)
    throw refuse("window_in_past", "pickup.readyAtMs", "in_past");
  if (asked > nowMs + input.maxAheadMs) throw refuse("window_too_far", "pickup.readyAtMs", "too_big");
  const readyAtMs = Math.max(asked, nowMs);
  const needed = Math.max(directMs, SHORTEST_MS);
  const deadlineAtMs = input.deadlineAtMs ?? readyAtMs + needed + DEFAULT_WINDOW_MS;
  if (deadlineAtMs <= nowMs) throw refuse("window_in_past", "dropoff.deadlineAtMs", "in_past");
  if (deadlineAtMs < readyAtMs + needed) throw refuse("window_impossible", "dropoff.deadlineAtMs", "too_small");
  if (deadlineAtMs > nowMs + input.maxAheadMs + needed + DEFAULT_WINDOW_MS) {
    throw refuse("window_too_far", "dropoff.deadlineAtMs", "too_big");
  }
  return { readyAtMs: epochMs(readyAtMs), deadlineAtMs: epochMs(deadlineAtMs) };
};
