import { fork, type ChildProcess } from "node:child_process";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { WorkerMessage, WorkerQuestion, WorkerSetup } from "./protocol.ts";

const PROGRAM = join(import.meta.dirname, "main.ts");

/** One worker process from its start to its end. */
export interface Worker {
  readonly pid: number | null;
  readonly send: (question: WorkerQuestion) => void;
  /** Ends it for good, at once. */
  readonly kill: () => void;
}

export interface WorkerEvents {
  readonly heard: (message: WorkerMessage) => void;
  /** Called once, however it ended. */
  readonly ended: (why: string) => void;
}

const listen = (child: ChildProcess, { heard, ended }: WorkerEvents): void => {
  let isOver = false;
  const over = (why: string): void => {
    if (isOver) return;
    isOver = true;
    ended(why);
  };
  child.on("message", (message: WorkerMessage) => {
    if (!isOver) heard(message);
  });
  child.once("error", (error) => over(error.message));
  child.once("exit", (code, signal) =>
    over(signal === null ? `it ended with ${code ?? "?"}` : `it ended by ${signal}`),
  );
};

/** Starts a worker process that holds one engine over one set of tiles. */
export const spawnWorker = (setup: WorkerSetup, events: WorkerEvents): Worker => {
  const child = fork(PROGRAM, [JSON.stringify(setup)], {
    serialization: "advanced",
    execArgv: [],
    // The engine's own words are of no use: what matters comes as messages.
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    env: { ...process.env, UV_THREADPOOL_SIZE: String(availableParallelism()) },
  });
  listen(child, events);
  return {
    pid: child.pid ?? null,
    send: (question) => {
      // A failed send is followed by the end of the process, which is where it is dealt with.
      if (child.connected) child.send(question, () => undefined);
    },
    kill: () => {
      child.kill("SIGKILL");
    },
  };
};
