import { resolve } from "node:path";
import { inspect, parseArgs } from "node:util";
import { runEmbedded } from "./embedded-process.ts";
import { isAlive } from "./process-lock.ts";

const OWNER_CHECK_MS = 1000;

const { values } = parseArgs({
  options: {
    data: { type: "string" },
    socket: { type: "string" },
    image: { type: "string" },
    postgis: { type: "string" },
    migrations: { type: "string" },
    "owned-by": { type: "string" },
    "idle-in-transaction-ms": { type: "string", default: "10000" },
  },
});

const log = (event: string, fields: object = {}): void => {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), pid: process.pid, event, ...fields })}\n`);
};

/** Told to whoever started this process through a channel; says nothing when there is none. */
const tell = (message: object): void => {
  if (process.connected) process.send?.(message);
};

const fail = (error: unknown): void => {
  const message = error instanceof Error ? error.message : inspect(error);
  log("failed", { message, stack: error instanceof Error ? error.stack : undefined });
  tell({ failed: message });
  // The engine's state is unknown: leave without touching the files; the next start replays the log.
  process.exit(70);
};

if (values.data === undefined || values.socket === undefined) {
  process.stderr.write(
    "Usage: node main.ts --data DIRECTORY --socket PATH [--image DIRECTORY] [--postgis BUNDLE] [--migrations FOLDER]\n",
  );
  process.exit(64);
}

process.on("uncaughtException", fail);
process.on("unhandledRejection", fail);

const startedAt = performance.now();
const { stop } = await runEmbedded({
  dataDir: resolve(values.data),
  socketPath: resolve(values.socket),
  ...(values.image === undefined ? {} : { image: resolve(values.image) }),
  ...(values.postgis === undefined ? {} : { postgisBundle: resolve(values.postgis) }),
  ...(values.migrations === undefined ? {} : { migrationsFolder: resolve(values.migrations) }),
  appliedAtMs: Date.now(),
  idleInTransactionMs: Number(values["idle-in-transaction-ms"]),
  log,
  onBroken: fail,
});

/** A clean stop is quick. One that is not must not hold the data directory against the next start: that replays the log. */
const STOP_WITHIN_MS = 8_000;

let stopping = false;
const leave = (reason: string): void => {
  if (stopping) return;
  stopping = true;
  log("stopping", { reason });
  setTimeout(() => {
    log("stopped without closing", { afterMs: STOP_WITHIN_MS });
    process.exit(71);
  }, STOP_WITHIN_MS).unref();
  stop().then(() => process.exit(0), fail);
};

process.on("SIGTERM", () => leave("SIGTERM"));
process.on("SIGINT", () => leave("SIGINT"));
// Ends with its owner, however that dies: whoever started this process, or another one that was named.
const ownedBy = Number(values["owned-by"] ?? 0);
if (ownedBy > 0) setInterval(() => isAlive(ownedBy) || leave("owner gone"), OWNER_CHECK_MS);
else process.on("disconnect", () => leave("parent gone"));

log("ready", { socket: values.socket, bootMs: Math.round(performance.now() - startedAt) });
tell({ ready: true, bootMs: Math.round(performance.now() - startedAt) });
