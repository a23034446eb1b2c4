import { performance } from "node:perf_hooks";
import { pause } from "../core/pause.ts";

export interface Patience {
  /** How long a request is tried again while the API is away, by the wall. */
  readonly patienceMs: number;
  readonly signal: AbortSignal;
}

const ONE_TRY_MS = 15_000;
const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 4_000;
const AWAY = new Set([502, 503, 504]);

/** A twin of this request, sent before a connection broke, is still being worked on. */
const isInProgress = async (response: Response): Promise<boolean> =>
  response.status === 409 && (await response.clone().text()).includes("idempotency_in_progress");

const waitAsked = (response: Response): number => Number(response.headers.get("retry-after") ?? 0) * 1_000;

/**
 * `fetch` that outlives restarts of the API: a connection that fails, no answer in time, 502 to 504, 429, and a twin
 * still under way are tried again. The request must bear its own idempotency key for that to be safe.
 */
export const patientFetch =
  ({ patienceMs, signal }: Patience) =>
  async (url: string, init: RequestInit): Promise<Response> => {
    const giveUpAt = performance.now() + patienceMs;
    for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)) {
      signal.throwIfAborted();
      let asked = 0;
      try {
        const response = await fetch(url, {
          ...init,
          signal: AbortSignal.any([signal, AbortSignal.timeout(ONE_TRY_MS)]),
        });
        const again = AWAY.has(response.status) || response.status === 429 || (await isInProgress(response));
        if (!again || performance.now() > giveUpAt) return response;
        asked = waitAsked(response);
        await response.body?.cancel();
      } catch (error) {
        signal.throwIfAborted();
        if (performance.now() > giveUpAt) throw error;
      }
      await pause(Math.max(waitMs, asked), signal);
    }
  };
