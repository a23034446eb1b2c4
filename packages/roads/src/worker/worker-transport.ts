import { availableParallelism } from "node:os";
import { EngineDown, EngineRefusal } from "../valhalla/engine-fault.ts";
import type { EngineAction, EngineTransport } from "../valhalla/transport.ts";
import type { WorkerMessage, WorkerSetup } from "./protocol.ts";
import { spawnWorker, type Worker } from "./spawn-worker.ts";

/** In the worker at once: two for each of its threads, so that none waits for a message. */
const AT_ONCE = availableParallelism() * 2;
/** An engine that is busy this long with one question hangs. */
const LIMIT_MS = 10_000;
const FIRST_BACKOFF_MS = 250;
const LONGEST_BACKOFF_MS = 60_000;
/** A pause up to this is waited out; in a longer one, questions are refused. */
const PATIENCE_MS = 500;
/** Opening a set means reading it once; one that is not open after so long never will be. */
const OPEN_LIMIT_MS = 120_000;
const OPEN_PATIENCE_MS = 4_000;
/** A table of more than a few places, in characters; a quote's has two. */
const LARGE_BODY = 1_000;
/** A worker that lived this long starts the backoff anew when it ends. */
const HEALTHY_AFTER_MS = 60_000;
/** Asked again once after a crash: a question that ends two engines is not put to a third. */
const MOST_TRIES = 2;

interface Pending {
  readonly action: EngineAction;
  readonly body: string;
  readonly resolve: (text: string) => void;
  readonly reject: (error: Error) => void;
  tries: number;
}

export interface WorkerTransport extends EngineTransport {
  /** Resolves when the engine is open for the first time; rejects with `EngineDown` where its first start fails. */
  readonly ready: Promise<void>;
  /** The worker process that runs now; null between two. */
  readonly pid: () => number | null;
  /** Lets what is asked be answered, then ends the worker. */
  readonly stop: () => Promise<void>;
}

export interface WorkerTransportOptions {
  readonly setup: WorkerSetup;
  /** Hears why a worker ended that nobody stopped. */
  readonly onCrash?: (why: string) => void;
  /** Of one question in the engine; it is ended when it is busy longer. */
  readonly limitMs?: number;
  /** How long questions wait for a set that is being opened. */
  readonly openPatienceMs?: number;
}

/**
 * A way to an engine in a process of its own, which may crash, hang or be killed without harm to this one. It is started
 * again at once, then after pauses that double up to a minute. What it was working on is asked again once; in a pause of
 * more than half a second, questions are refused with `EngineDown` at once, so that whoever asks can estimate.
 */
export const workerTransport = (options: WorkerTransportOptions): WorkerTransport => {
  const { setup, onCrash, limitMs = LIMIT_MS, openPatienceMs = OPEN_PATIENCE_MS } = options;
  const soon: Pending[] = [];
  const later: Pending[] = [];
  const underWay = new Map<number, { readonly pending: Pending; readonly timer: NodeJS.Timeout }>();
  const first = Promise.withResolvers<void>();
  const gone = Promise.withResolvers<void>();
  let drained: (() => void) | null = null;
  let worker: Worker | null = null;
  let isReady = false;
  let isStopped = false;
  let lastId = 0;
  let backoffMs = 0;
  let pauseMs = 0;
  let startedAtMs = 0;
  let slow: NodeJS.Timeout | undefined;
  let never: NodeJS.Timeout | undefined;
  let restart: NodeJS.Timeout | null = null;
  let why = "it has not started";
  first.promise.catch(() => undefined);

  const queueOf = ({ action, body }: Pending): Pending[] =>
    action === "matrix" && body.length > LARGE_BODY ? later : soon;

  const refuseAll = (): void => {
    const error = new EngineDown(why || "the engine is being opened");
    for (const pending of [...soon.splice(0), ...later.splice(0)]) pending.reject(error);
  };

  const settle = (id: number): Pending | null => {
    const found = underWay.get(id);
    if (found === undefined) return null;
    clearTimeout(found.timer);
    underWay.delete(id);
    return found.pending;
  };

  /** Whatever waits goes to the worker as places come free: what a person waits for before the tables of a round. */
  const pump = (): void => {
    while (isReady && worker !== null && underWay.size < AT_ONCE) {
      const pending = soon.shift() ?? later.shift();
      if (pending === undefined) break;
      lastId += 1;
      pending.tries += 1;
      const hung = worker;
      const timer = setTimeout(() => hung.kill(), limitMs);
      underWay.set(lastId, { pending, timer });
      worker.send({ id: lastId, action: pending.action, body: pending.body });
    }
    if (underWay.size === 0 && soon.length + later.length === 0) drained?.();
  };

  const heard = (message: WorkerMessage): void => {
    if (message.kind === "ready") {
      clearTimeout(slow);
      clearTimeout(never);
      isReady = true;
      first.resolve();
    } else if (message.kind === "failed") {
      why = message.why;
    } else if (message.kind === "answer") {
      settle(message.id)?.resolve(message.text);
    } else {
      settle(message.id)?.reject(new EngineRefusal(message.message));
    }
    pump();
  };

  const ended = (how: string): void => {
    const wasReady = isReady;
    worker = null;
    isReady = false;
    clearTimeout(slow);
    clearTimeout(never);
    if (wasReady || why === "") why = how;
    if (isStopped) {
      gone.resolve();
      return;
    }
    onCrash?.(why);
    const lost = [...underWay.keys()].flatMap((id) => settle(id) ?? []);
    for (const pending of lost.toReversed()) {
      if (pending.tries < MOST_TRIES) queueOf(pending).unshift(pending);
      else pending.reject(new EngineDown(`the engine ended twice over this question: ${why}`));
    }
    if (!wasReady) first.reject(new EngineDown(why));
    backoffMs = wasReady && performance.now() - startedAtMs > HEALTHY_AFTER_MS ? 0 : backoffMs;
    pauseMs = backoffMs;
    if (pauseMs > PATIENCE_MS) refuseAll();
    restart = setTimeout(start, pauseMs);
    backoffMs = Math.min(LONGEST_BACKOFF_MS, Math.max(FIRST_BACKOFF_MS, backoffMs * 2));
  };

  const start = (): void => {
    restart = null;
    why = "";
    startedAtMs = performance.now();
    const started = spawnWorker(setup, { heard, ended });
    worker = started;
    slow = setTimeout(refuseAll, openPatienceMs);
    never = setTimeout(started.kill, OPEN_LIMIT_MS);
  };
  /** Whether a question asked now would be answered soon: by an open engine, or by one that has just been started. */
  const isSoon = (): boolean => {
    if (worker === null) return pauseMs <= PATIENCE_MS;
    return isReady || performance.now() - startedAtMs <= openPatienceMs;
  };
  start();

  return {
    ready: first.promise,
    pid: () => worker?.pid ?? null,
    isUp: () => isReady,
    ask: (action, body) =>
      new Promise((resolve, reject) => {
        if (isStopped || !isSoon()) {
          reject(new EngineDown(isStopped ? "the engine was stopped" : why || "the engine is being opened"));
          return;
        }
        const pending = { action, body, resolve, reject, tries: 0 };
        queueOf(pending).push(pending);
        pump();
      }),
    stop: async () => {
      if (isStopped) return;
      if (isReady && underWay.size + soon.length + later.length > 0) {
        const { promise, resolve } = Promise.withResolvers<void>();
        drained = resolve;
        const late = setTimeout(resolve, limitMs);
        await promise;
        clearTimeout(late);
      }
      isStopped = true;
      if (restart !== null) clearTimeout(restart);
      why = "the engine was stopped";
      for (const id of underWay.keys()) settle(id)?.reject(new EngineDown(why));
      refuseAll();
      if (worker === null) return;
      worker.kill();
      await gone.promise;
    },
  };
};
