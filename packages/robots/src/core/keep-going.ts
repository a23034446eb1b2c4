import { codeOf } from "../net/failure.ts";
import { pause } from "./pause.ts";

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 15_000;
/** Work that went well for this long starts again with a short wait. */
const CALM_AFTER_MS = 60_000;

/**
 * Does work until the signal ends it, however often it fails: the API may restart, a session may run out, a verb may
 * refuse. Each failure is told, and waited after. Resolves once the signal is aborted.
 */
export const keepGoing = async (
  work: () => Promise<void>,
  options: { readonly signal: AbortSignal; readonly onTrouble: (code: string, text: string) => void },
): Promise<void> => {
  const { signal, onTrouble } = options;
  let waitMs = FIRST_WAIT_MS;
  while (!signal.aborted) {
    const startedMs = performance.now();
    try {
      await work();
      return;
    } catch (error) {
      if (signal.aborted) return;
      onTrouble(codeOf(error), error instanceof Error ? error.message : String(error));
      if (performance.now() - startedMs > CALM_AFTER_MS) waitMs = FIRST_WAIT_MS;
      // Aborted while waiting: the loop's condition ends it.
      await pause(waitMs, signal).catch(() => undefined);
      waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
    }
  }
};
