import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const SERVE = resolve(import.meta.dirname, "../../serve/main.ts");
const READY_WITHIN_MS = 60_000;

export interface ApiSettings {
  readonly port: number;
  readonly databaseUrl: string;
  readonly stripeUrl: string;
  readonly stripeSecretKey: string;
  readonly stripeWebhookSecret: string;
  readonly secret: string;
  /** Where it writes its log; appended to. */
  readonly logFile: string;
  /** A directory for Node's compiled modules. */
  readonly compileCache: string;
}

/** The production API (`npm run serve` without the web app) in a process of its own, at the same address through every restart. */
export interface ApiProcess {
  readonly origin: string;
  readonly pid: () => number | undefined;
  /** Starts it and waits until it answers that it is ready. Throws where it ended instead. */
  readonly start: () => Promise<void>;
  /** Ends it without warning and waits until it is gone. */
  readonly kill9: () => Promise<void>;
  /** Ends it in order. */
  readonly stop: () => Promise<void>;
}

const environment = (settings: ApiSettings): NodeJS.ProcessEnv => ({
  ...process.env,
  DATABASE_URL: settings.databaseUrl,
  STRIPE_SECRET_KEY: settings.stripeSecretKey,
  STRIPE_WEBHOOK_SECRET: settings.stripeWebhookSecret,
  STRIPE_API_BASE: settings.stripeUrl,
  FAIRMILE_SECRET: settings.secret,
  FAIRMILE_WEB_ORIGIN: "http://localhost:3000",
  FAIRMILE_WEB: "off",
  API_PORT: String(settings.port),
  LOG_LEVEL: "warn",
  // A restart reads its modules compiled already.
  NODE_COMPILE_CACHE: settings.compileCache,
});

const whenReady = async (origin: string, child: ChildProcess, logFile: string): Promise<void> => {
  const untilMs = performance.now() + READY_WITHIN_MS;
  for (;;) {
    try {
      if ((await fetch(`${origin}/readyz`, { signal: AbortSignal.timeout(2_000) })).ok) return;
    } catch {
      // Not listening yet.
    }
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`the API ended as it started; see ${logFile}`);
    if (performance.now() > untilMs) throw new Error(`the API was not ready in time; see ${logFile}`);
    await sleep(50);
  }
};

export const apiProcess = (settings: ApiSettings): ApiProcess => {
  const origin = `http://127.0.0.1:${settings.port}`;
  let child: ChildProcess | undefined;
  const isRunning = (): boolean => child !== undefined && child.exitCode === null && child.signalCode === null;
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child === undefined || !isRunning()) return;
    const gone = once(child, "exit");
    child.kill(signal);
    await gone;
  };
  const atExit = (): void => void child?.kill("SIGKILL");
  process.once("exit", atExit);
  return {
    origin,
    pid: () => (isRunning() ? child?.pid : undefined),
    start: async () => {
      const log = openSync(settings.logFile, "a");
      child = spawn(process.execPath, [SERVE], { stdio: ["ignore", log, log], env: environment(settings) });
      closeSync(log);
      await whenReady(origin, child, settings.logFile);
    },
    kill9: () => end("SIGKILL"),
    stop: async () => {
      await end("SIGTERM");
      process.off("exit", atExit);
    },
  };
};
