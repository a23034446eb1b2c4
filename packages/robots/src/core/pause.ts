import { setTimeout as sleep } from "node:timers/promises";

/** Waits by the wall; rejects with the signal's reason once it is aborted. */
export const pause = async (wallMs: number, signal: AbortSignal): Promise<void> => {
  signal.throwIfAborted();
  await sleep(Math.max(0, wallMs), undefined, { signal });
};
