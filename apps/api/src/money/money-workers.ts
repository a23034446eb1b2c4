import { setTimeout as sleep } from "node:timers/promises";
import { market } from "@fairmile/db";
import type { Services } from "../platform/services.ts";
import { handleStoredEvents } from "./event-worker.ts";
import { lookAfterStripe } from "./look-after-stripe.ts";
import { workerCtx } from "./market-ctx.ts";
import { runPayouts } from "./run-payouts.ts";
import { requestWaitingTransfers, runDueStripeCalls } from "./stripe-worker.ts";

/** Wall milliseconds between turns of each worker when nothing wakes it. */
const TURN_MS = 1_000;
const LOOK_MS = 120_000;
const PAYOUTS_MS = 600_000;

export interface MoneyWorkers {
  /** Something is due: the next turn begins at once. */
  readonly wake: () => void;
  /** Resolves when the turns under way have ended. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts what moves money on: due calls to Stripe, stored events, a look at Stripe for what was lost, and the weekly
 * payouts. A turn that fails (the database or Stripe is away) is logged and the next one tries again.
 */
export const startMoneyWorkers = (
  services: Services,
  { turnMs = TURN_MS }: { readonly turnMs?: number } = {},
): MoneyWorkers => {
  const ctxFor = workerCtx(services, "money");
  const stopping = new AbortController();
  let waking = new AbortController();

  /** Takes turns until stopped; `wakes` are heard also while a turn runs: then the next follows it at once. */
  const repeat = async (name: string, everyMs: number, turn: () => Promise<number>, wakes: boolean): Promise<void> => {
    while (!stopping.signal.aborted) {
      const awake = wakes ? AbortSignal.any([stopping.signal, waking.signal]) : stopping.signal;
      let more = 0;
      try {
        more = await turn();
      } catch (error) {
        services.log.warn({ worker: name, err: error }, "a turn of the money workers failed");
      }
      if (more === 0) await sleep(everyMs, undefined, { signal: awake, ref: false }).catch(() => undefined);
    }
  };

  const payAll = async (): Promise<number> => {
    const markets = await services.database.db.select({ id: market.id }).from(market);
    for (const { id } of markets) await runPayouts(await ctxFor(id), { isExtra: false });
    return 0;
  };

  const look = async (): Promise<number> => {
    await requestWaitingTransfers(services, ctxFor);
    await lookAfterStripe(services, ctxFor);
    return 0;
  };

  const running = [
    repeat("calls", turnMs, () => runDueStripeCalls(services, ctxFor), true),
    repeat("events", turnMs, () => handleStoredEvents(services, ctxFor), true),
    repeat("look", LOOK_MS, look, false),
    repeat("payouts", PAYOUTS_MS, payAll, false),
  ];

  return {
    wake: () => {
      waking.abort();
      waking = new AbortController();
    },
    stop: async () => {
      stopping.abort();
      await Promise.all(running);
    },
  };
};
