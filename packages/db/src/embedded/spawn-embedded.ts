import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { open } from "node:fs/promises";
import { join } from "node:path";

export interface SpawnOptions {
  readonly dataDir: string;
  readonly socketPath: string;
  readonly logFile: string;
  readonly image?: string;
  readonly postgisBundle: string;
  readonly migrationsFolder?: string;
  readonly idleInTransactionMs?: number;
  /** Compile once and never optimise: 0.3 GB less memory and a faster first minute, slower afterwards. For tests. */
  readonly shortLived?: boolean;
  /** The number of the process it ends with, when that is not the one that starts it. */
  readonly ownedBy?: number;
}

export interface EmbeddedChild {
  readonly process: ChildProcess;
  readonly bootMs: number;
}

/** An engine of 128 MB and more takes this long only when something is wrong. */
const PATIENCE_MS = 120_000;

const outcomeOf = (child: ChildProcess, logFile: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const give = (why: string): void =>
      reject(new Error(`The embedded database did not start: ${why} (log: ${logFile})`));
    const timer = setTimeout(() => {
      child.kill("SIGKILL");
      give("no answer in two minutes");
    }, PATIENCE_MS);
    const done = (): void => clearTimeout(timer);
    child.once("error", (error) => (done(), give(error.message)));
    child.once("exit", (code, signal) => (done(), give(`it ended with ${signal ?? code}`)));
    child.once("message", (message: object) => {
      done();
      if ("bootMs" in message && typeof message.bootMs === "number") resolve(message.bootMs);
      else give("failed" in message ? String(message.failed) : "an answer nobody understands");
    });
  });

/** Starts the embedded database as a child that ends with its parent (or its owner), and waits until it answers. */
export const spawnEmbedded = async (options: SpawnOptions): Promise<EmbeddedChild> => {
  const log = await open(options.logFile, "a");
  const args = [
    ...(options.shortLived === true ? ["--liftoff-only"] : []),
    join(import.meta.dirname, "main.ts"),
    "--data",
    options.dataDir,
    "--socket",
    options.socketPath,
    "--postgis",
    options.postgisBundle,
    ...(options.image === undefined ? [] : ["--image", options.image]),
    ...(options.migrationsFolder === undefined ? [] : ["--migrations", options.migrationsFolder]),
    ...(options.ownedBy === undefined ? [] : ["--owned-by", String(options.ownedBy)]),
    ...(options.idleInTransactionMs === undefined
      ? []
      : ["--idle-in-transaction-ms", String(options.idleInTransactionMs)]),
  ];
  // In a group of its own: Ctrl-C in the terminal is for the parent, which stops this one when nobody needs it any more.
  const child = spawn(process.execPath, args, { stdio: ["ignore", log.fd, log.fd, "ipc"], detached: true });
  try {
    return { process: child, bootMs: await outcomeOf(child, options.logFile) };
  } catch (error) {
    child.kill("SIGKILL");
    throw error;
  } finally {
    await log.close();
    // The channel must not keep the parent alive; that it closes with the parent is what ends the child.
    child.unref();
    child.channel?.unref();
  }
};

/** Sends a signal to a child and waits until it has ended; kills it after ten seconds. */
export const endChild = async (child: ChildProcess, signal: "SIGTERM" | "SIGKILL"): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  // Waiting for it is a reason to stay alive, having started it was not.
  child.ref();
  const ended = once(child, "exit");
  child.kill(signal);
  const timer = setTimeout(() => child.kill("SIGKILL"), 10_000);
  await ended;
  clearTimeout(timer);
};
