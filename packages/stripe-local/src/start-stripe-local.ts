import type { Clock, Random } from "@fairmile/contracts";
import { createControl, type Control } from "./control/control.ts";
import { createFaults, type FaultsInput } from "./control/faults.ts";
import { createLocalRoutes } from "./control/local-routes.ts";
import { createEngine } from "./core/engine.ts";
import { createMint } from "./core/mint.ts";
import { createHostedPages } from "./hosted/hosted-pages.ts";
import { createApi } from "./http/api.ts";
import { ROUTES } from "./http/routes.ts";
import { listen } from "./http/server.ts";
import { openStore } from "./store/open-store.ts";
import { createDispatcher, type WebhookTarget } from "./webhooks/dispatcher.ts";

/** How often what is due by the double's clock is looked for, in wall milliseconds. */
const TICK_MS = 100;

export interface StripeLocalOptions {
  /** The double's time: settlement, payouts, expiry. Its `speed` needs no care here: the clock already runs at it. */
  readonly clock: Clock;
  /** Ids and secrets are made of this. */
  readonly random: Random;
  /** 0, the default, picks a free port. */
  readonly port?: number;
  /** Where state is kept; without it, in memory. */
  readonly journalPath?: string;
  readonly webhooks?: readonly WebhookTarget[];
  /** The time webhook signatures bear, in epoch milliseconds: the receiver's wall clock. `clock` unless given. */
  readonly signingNowMs?: () => number;
  /** Waits between attempts of a webhook delivery, in wall milliseconds. */
  readonly retryDelaysMs?: readonly number[];
  readonly faults?: FaultsInput;
  /** Told of faults of the double itself; they are written to standard error unless given. */
  readonly onBug?: (error: unknown) => void;
}

export interface StripeLocal {
  readonly port: number;
  readonly url: string;
  readonly control: Control;
  /** Ends it; a second call waits for the first. What is owed stays owed in the journal. */
  readonly close: () => Promise<void>;
}

/** Starts the double on 127.0.0.1. Rejects where the port is taken, a webhook is not on loopback, or the journal is damaged. */
export const startStripeLocal = async (options: StripeLocalOptions): Promise<StripeLocal> => {
  const { clock, random, port = 0, journalPath, webhooks = [], onBug = console.error } = options;
  const mint = createMint(random);
  const faults = createFaults(options.faults);
  const store = await openStore(journalPath);
  const dispatcher = createDispatcher({
    store,
    targets: webhooks,
    faults,
    signingNowMs: options.signingNowMs ?? clock.now,
    retryDelaysMs: options.retryDelaysMs,
  });
  let url = "";
  const engine = createEngine({
    store,
    clock,
    mint,
    baseUrl: () => url,
    targets: webhooks.map((w) => w.url),
    dispatcher,
  });
  const control = createControl({ store, engine, faults, dispatcher });
  const server = await listen(port, {
    api: createApi({ routes: ROUTES, engine, store, mint, faults, onBug }),
    hosted: createHostedPages(store, engine),
    local: createLocalRoutes(control),
    onBug,
  });
  url = `http://127.0.0.1:${server.port}`;
  const ticking = setInterval(() => {
    try {
      engine.tick();
    } catch (error) {
      onBug(error);
    }
  }, TICK_MS);
  const stop = async (): Promise<void> => {
    clearInterval(ticking);
    await server.close();
    await dispatcher.close();
    await store.close();
  };
  let stopping: Promise<void> | null = null;
  return { port: server.port, url, control, close: () => (stopping ??= stop()) };
};
