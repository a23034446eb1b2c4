import { availableParallelism } from "node:os";
import { EngineDown, EngineRefusal } from "../valhalla/engine-fault.ts";
import type { EngineAction, EngineTransport } from "../valhalla/transport.ts";
import type { WorkerMessage, WorkerSetup } from "./protocol.ts";
import { spawnWorker, type Worker } from "./spawn-worker.ts";

/** In the worker at once: two for each of its threads, so that none waits for a message. */
const AT_ONCE = availableParallelism() * 2;
/** An engine that is busy this long with one question hangs. */
const HANGS_AFTER_MS = 10_000;
const FIRST_BACKOFF_MS = 250;
const LONGEST_BACKOFF_MS = 30_000;
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
}

/**
 * A way to an engine in a process of its own, which may crash, hang or be killed without harm to this one. It is started
 * again at once, then after pauses that double up to half a minute. What it was working on is asked again once; while it
 * is down for longer, questions are refused with `EngineDown` at once, so that whoever asks can estimate.
 */
export const workerTransport = ({ setup, onCrash }: WorkerTransportOptions): WorkerTransport => {
  const routes: Pending[] = [];
  const matrices: Pending[] = [];
  const underWay = new Map<number, { readonly pending: Pending; readonly timer: NodeJS.Timeout }>();
  const first = Promise.withResolvers<void>();
  const gone = Promise.withResolvers<void>();
  let drained: (() => void) | null = null;
  let worker: Worker | null = null;
  let isReady = false;
  let isStopped = false;
  let lastId = 0;
  let backoffMs = 0;
  let startedAtMs = 0;
  let restart: NodeJS.Timeout | null = null;
  let why = "it has not started";
  first.promise.catch(() => undefined);

  const refuseAll = (): void => {
    for (const pending of [...routes.splice(0), ...matrices.splice(0)]) pending.reject(new EngineDown(why));
  };

  const settle = (id: number): Pending | null => {
    const found = underWay.get(id);
    if (found === undefined) return null;
    clearTimeout(found.timer);
    underWay.delete(id);
    return found.pending;
  };

  /** Whatever waits goes to the worker as places come free; a person's route before tables of a round. */
  const pump = (): void => {
    while (isReady && worker !== null && underWay.size < AT_ONCE) {
      const pending = routes.shift() ?? matrices.shift();
      if (pending === undefined) break;
      lastId += 1;
      pending.tries += 1;
      const hung = worker;
      const timer = setTimeout(() => hung.kill(), HANGS_AFTER_MS);
      underWay.set(lastId, { pending, timer });
      worker.send({ id: lastId, action: pending.action, body: pending.body });
    }
    if (underWay.size === 0 && routes.length + matrices.length === 0) drained?.();
  };

  const heard = (message: WorkerMessage): void => {
    if (message.kind === "ready") {
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
    if (wasReady || why === "") why = how;
    if (isStopped) {
      gone.resolve();
      return;
    }
    onCrash?.(why);
    const lost = [...underWay.keys()].flatMap((id) => settle(id) ?? []);
    for (const pending of lost.toReversed()) {
      if (pending.tries < MOST_TRIES) (pending.action === "matrix" ? matrices : routes).unshift(pending);
      else pending.reject(new EngineDown(`the engine ended twice over this question: ${why}`));
    }
    if (!wasReady) first.reject(new EngineDown(why));
    backoffMs = wasReady && performance.now() - startedAtMs > HEALTHY_AFTER_MS ? 0 : backoffMs;
    if (backoffMs > 0) refuseAll();
    restart = setTimeout(start, backoffMs);
    backoffMs = Math.min(LONGEST_BACKOFF_MS, Math.max(FIRST_BACKOFF_MS, backoffMs * 2));
  };

  const start = (): void => {
    restart = null;
    why = "";
    startedAtMs = performance.now();
    worker = spawnWorker(setup, { heard, ended });
  };
  start();

  return {
    ready: first.promise,
    pid: () => worker?.pid ?? null,
    isUp: () => isReady,
    ask: (action, body) =>
      new Promise((resolve, reject) => {
        // Between a crash and a start that is not put off, a question waits; in a pause it is refused.
        if (isStopped || worker === null) {
          if (isStopped || restart === null || backoffMs > FIRST_BACKOFF_MS) {
            reject(new EngineDown(isStopped ? "the engine was stopped" : why));
            return;
          }
        }
        (action === "matrix" ? matrices : routes).push({ action, body, resolve, reject, tries: 0 });
        pump();
      }),
    stop: async () => {
      if (isStopped) return;
      if (isReady && underWay.size + routes.length + matrices.length > 0) {
        const { promise, resolve } = Promise.withResolvers<void>();
        drained = resolve;
        const late = setTimeout(resolve, HANGS_AFTER_MS);
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
