import { setTimeout as sleep } from "node:timers/promises";
import { type Embedded, type EmbeddedOptions, startEmbedded } from "./start-embedded.ts";

export type KeepOptions = EmbeddedOptions & {
  /** Hears that the database's process died and runs again, or of the error that keeps it from running. */
  readonly onRestart?: (error: unknown) => void;
};

/** An embedded database that is started again, on the same files and address, whenever its process dies. */
export interface KeptEmbedded extends Pick<Embedded, "socketPath" | "url" | "stop"> {
  /** The number of the present process. */
  readonly pid: () => number;
}

/** Waits before the n-th start in a row that did not last; a process that lived a minute starts the count anew. */
const waitMs = (failures: number): number => Math.min(100 * 2 ** failures, 10_000);
const LASTED_MS = 60_000;

/** Starts an embedded database and keeps it running until `stop`; see `startEmbedded`, whose first start may throw. */
export const keepEmbedded = async (options: KeepOptions): Promise<KeptEmbedded> => {
  const { onRestart } = options;
  let present = await startEmbedded(options);
  const socketPath = present.socketPath;
  let stopping = false;
  let failures = 0;

  const restart = async (): Promise<void> => {
    for (; !stopping; failures += 1) {
      await sleep(waitMs(failures), undefined, { ref: false });
      try {
        present = await startEmbedded({ ...options, socketPath });
        onRestart?.(undefined);
        return;
      } catch (error) {
        onRestart?.(error);
      }
    }
  };

  const keep = async (): Promise<void> => {
    while (!stopping) {
      const startedAtMs = performance.now();
      await present.ended;
      failures = performance.now() - startedAtMs > LASTED_MS ? 0 : failures + 1;
      await restart();
    }
  };
  const kept = keep();

  return {
    socketPath,
    url: present.url,
    pid: () => present.pid,
    stop: async () => {
      stopping = true;
      await present.stop();
      await kept;
      // It may have been on its way up.
      await present.stop();
    },
  };
};
