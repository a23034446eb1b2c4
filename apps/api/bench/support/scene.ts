import { once } from "node:events";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { spawn } from "node:child_process";
import { createServer, type AddressInfo } from "node:net";
import { connect, migrate, MIGRATIONS_FOLDER, removePostgres, startPostgres, type Database } from "@fairmile/db";
import { seedTestville } from "../../src/testing/testville.ts";
import type { Market } from "../../src/platform/market.ts";

export const SECRET = "a secret for benches that is long enough";

/** A throwaway PostgreSQL with the schema and a market; `close` leaves nothing behind. */
export const openScene = async (): Promise<{
  url: string;
  database: Database;
  market: Market;
  close: () => Promise<void>;
}> => {
  const dir = await mkdtemp(join(tmpdir(), "fairmile-bench-"));
  const postgres = await startPostgres({ dir });
  const database = connect({ url: postgres.url(), max: 8, applicationName: "bench" });
  await migrate(database, { folder: MIGRATIONS_FOLDER, appliedAtMs: Date.now() });
  const market = await seedTestville(database, { nowMs: Date.now() });
  return {
    url: postgres.url(),
    database,
    market,
    close: async () => {
      await database.close();
      await postgres.stop();
      await removePostgres(dir);
    },
  };
};

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
};

/** The production API in a process of its own, without the web app. */
export const startServe = async (url: string): Promise<{ origin: string; pid: number; stop: () => Promise<void> }> => {
  const port = await freePort();
  const child = spawn(process.execPath, [resolve(import.meta.dirname, "../../src/serve/main.ts")], {
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      ...process.env,
      DATABASE_URL: url,
      STRIPE_SECRET_KEY: "sk_test_bench_0000",
      STRIPE_WEBHOOK_SECRET: "whsec_bench_000000",
      STRIPE_API_BASE: "http://127.0.0.1:9",
      FAIRMILE_SECRET: SECRET,
      FAIRMILE_WEB_ORIGIN: "http://localhost:3000",
      FAIRMILE_WEB: "off",
      API_PORT: String(port),
      LOG_LEVEL: "error",
    },
  });
  const origin = `http://127.0.0.1:${port}`;
  for (let i = 0; i < 300; i += 1) {
    try {
      if ((await fetch(`${origin}/readyz`)).ok) break;
    } catch {
      // Not listening yet.
    }
    await new Promise((done) => setTimeout(done, 100));
  }
  return {
    origin,
    pid: child.pid ?? 0,
    stop: async () => {
      const gone = once(child, "exit");
      child.kill("SIGTERM");
      await gone;
    },
  };
};

export const emit = (bench: string, metric: string, value: number, unit: string): void => {
  process.stdout.write(`${JSON.stringify({ bench, metric, value: Math.round(value * 100) / 100, unit })}\n`);
};

export const percentile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
};
