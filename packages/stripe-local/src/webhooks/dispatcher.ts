import { setTimeout as sleep } from "node:timers/promises";
import type { Faults } from "../control/faults.ts";
import { toSeconds } from "../core/seconds.ts";
import type { Store } from "../store/store.ts";
import type { Delivery, Row } from "../store/tables.ts";
import { signatureHeader } from "./sign.ts";

/** Where events go. The URL must be on loopback: the double never speaks to the outside. */
export interface WebhookTarget {
  readonly url: string;
  readonly secret: string;
}

/** Waits between the attempts of one delivery, in wall milliseconds; the last one repeats. */
const RETRY_DELAYS_MS: readonly number[] = [500, 2_000, 10_000, 60_000, 300_000];
const MOST_ATTEMPTS = 50;
const ANSWER_WITHIN_MS = 10_000;
const GATHER_MS = 250;

interface Owed {
  readonly deliveryId: string;
  readonly eventId: string;
  readonly attempt: number;
}

export interface DispatcherOptions {
  readonly store: Store;
  readonly targets: readonly WebhookTarget[];
  readonly faults: Faults;
  /** The time signatures bear, in epoch milliseconds: what the receiver's own clock says. */
  readonly signingNowMs: () => number;
  readonly retryDelaysMs?: readonly number[] | undefined;
}

/** Sends owed events to their targets, each target's in order (unless a fault says otherwise), at least once. */
export interface Dispatcher {
  /** Takes up deliveries that have become owed. */
  readonly add: (deliveries: readonly Row<"delivery">[]) => void;
  /** Resolves when nothing is on its way; what waits for a later retry counts only with `retries`. */
  readonly idle: (retries?: boolean) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Throws unless the URL is plain http(s) on loopback. */
const assertLoopback = (url: string): void => {
  const { hostname, protocol } = new URL(url);
  if (!["127.0.0.1", "[::1]", "localhost"].includes(hostname) || !/^https?:$/.test(protocol)) {
    throw new RangeError(`a webhook target must be on loopback: ${url}`);
  }
};

export const createDispatcher = (options: DispatcherOptions): Dispatcher => {
  const { store, targets, faults, signingNowMs, retryDelaysMs = RETRY_DELAYS_MS } = options;
  for (const { url } of targets) assertLoopback(url);
  const stop = new AbortController();
  const lanes = new Map(
    targets.map((target) => [target.url, { target, queue: [] as Owed[], running: null as Promise<void> | null }]),
  );
  type Lane = NonNullable<ReturnType<typeof lanes.get>>;
  let waitingRetries = 0;

  const forget = (deliveryId: string): void => {
    const tx = store.begin();
    tx.remove("delivery", deliveryId);
    tx.commit(store.latestMs());
  };

  const post = async ({ url, secret }: WebhookTarget, body: string): Promise<boolean> => {
    const headers = {
      "content-type": "application/json; charset=utf-8",
      "stripe-signature": signatureHeader(body, secret, toSeconds(signingNowMs())),
      "user-agent": "Stripe/1.0 (local double)",
    };
    const signal = AbortSignal.any([stop.signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]);
    try {
      const answer = await fetch(url, { method: "POST", headers, body, redirect: "manual", signal });
      await answer.arrayBuffer();
      return answer.ok;
    } catch {
      return false;
    }
  };

  const retryLater = (lane: Lane, owed: Owed): void => {
    const attempt = owed.attempt + 1;
    if (attempt >= MOST_ATTEMPTS) return;
    const delayMs = retryDelaysMs[Math.min(owed.attempt, retryDelaysMs.length - 1)] ?? 0;
    waitingRetries += 1;
    sleep(delayMs, undefined, { signal: stop.signal, ref: false }).then(
      () => {
        waitingRetries -= 1;
        lane.queue.push({ ...owed, attempt });
        run(lane);
      },
      () => {
        waitingRetries -= 1;
      },
    );
  };

  const deliver = async (lane: Lane, owed: Owed): Promise<void> => {
    const event = store.get("event", owed.eventId);
    if (!event) return forget(owed.deliveryId);
    if (owed.attempt === 0 && faults.strikes("loseNext")) return forget(owed.deliveryId);
    const { delayMs, duplicates } = faults.webhooks();
    if (delayMs > 0) await sleep(delayMs, undefined, { signal: stop.signal });
    if (faults.strikes("dropNext")) return retryLater(lane, owed);
    const body = JSON.stringify(event.value, null, 2);
    let taken = false;
    for (let sent = 0; sent <= duplicates; sent += 1) taken = (await post(lane.target, body)) || taken;
    if (taken) forget(owed.deliveryId);
    else if (!stop.signal.aborted) retryLater(lane, owed);
  };

  /** The next deliveries of a lane, in the order they are to go out. */
  const takeGroup = async ({ queue }: Lane): Promise<Owed[]> => {
    const { reorderWindow } = faults.webhooks();
    if (reorderWindow < 2) return queue.splice(0, 1);
    const deadline = AbortSignal.any([stop.signal, AbortSignal.timeout(GATHER_MS)]);
    while (queue.length < reorderWindow && !deadline.aborted) await sleep(5);
    return queue.splice(0, reorderWindow).toReversed();
  };

  const work = async (lane: Lane): Promise<void> => {
    while (lane.queue.length > 0 && !stop.signal.aborted) {
      for (const owed of await takeGroup(lane)) {
        if (stop.signal.aborted) break;
        await deliver(lane, owed);
      }
    }
  };

  const run = (lane: Lane): void => {
    lane.running ??= work(lane)
      // Closing interrupts waits; what was owed stays owed in the store.
      .catch((error: unknown) => {
        if (!stop.signal.aborted) throw error;
      })
      .finally(() => {
        lane.running = null;
        if (lane.queue.length > 0 && !stop.signal.aborted) run(lane);
      });
  };

  const add = (deliveries: Iterable<{ readonly id: string; readonly value: Delivery }>): void => {
    for (const { id, value } of deliveries) {
      const lane = lanes.get(value.url);
      if (!lane) continue;
      lane.queue.push({ deliveryId: id, eventId: value.eventId, attempt: 0 });
      run(lane);
    }
  };
  add([...store.rows("delivery")]);

  const busy = (retries: boolean): boolean =>
    [...lanes.values()].some((lane) => lane.running !== null || lane.queue.length > 0) ||
    (retries && waitingRetries > 0);

  return {
    add,
    idle: async (retries = false) => {
      while (busy(retries)) await sleep(5);
    },
    close: async () => {
      stop.abort();
      for (const { running } of lanes.values()) await running;
    },
  };
};
