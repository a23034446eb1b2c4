import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  connect,
  migrate,
  MIGRATIONS_FOLDER,
  removePostgres,
  startPostgres,
  type Database,
  type Postgres,
} from "@fairmile/db";
import { straightLineNetwork } from "@fairmile/roads";
import { createPositionGrid } from "../../features/position/position-buffer.ts";
import { systemActor } from "../../platform/actor.ts";
import { scaledClock } from "../../platform/clock.ts";
import { parseConfig } from "../../platform/config.ts";
import type { Market } from "../../platform/market.ts";
import type { Ctx } from "../../platform/services.ts";
import { createServices } from "../../run/create-services.ts";
import { seedTestville } from "../testville.ts";
import { apiProcess, type ApiProcess, type ApiSettings } from "./api-process.ts";
import { publishFastPolicy } from "./fast-policy.ts";
import { freePort } from "./free-port.ts";
import { startStripeProcess, type StripeProcess } from "./stripe-process.ts";

const SECRET = "a secret for crashes that is long enough";
const STRIPE_KEY = "sk_test_fairmile_crash";
const WEBHOOK_SECRET = "whsec_fairmile_crash";

/** Production on this machine: a PostgreSQL of its own, the Stripe double, and an API; each a process that can be killed. */
export interface CrashScene {
  readonly dir: string;
  readonly postgres: Postgres;
  readonly databaseUrl: string;
  /** The test's own connection, for seeding and for looking at what is left. */
  readonly database: Database;
  readonly market: Market;
  readonly stripe: StripeProcess;
  readonly api: ApiProcess;
  /** A further API on the same database and Stripe; not started. */
  readonly anotherApi: (name: string) => Promise<ApiProcess>;
  readonly secret: string;
  /** The context of the test's own look at the market, through the same code as the API's. */
  readonly ctx: Ctx;
  /** Ends everything and removes its files, unless told to keep them. */
  readonly close: () => Promise<void>;
}

const ownCtx = (input: {
  readonly database: Database;
  readonly databaseUrl: string;
  readonly stripeUrl: string;
  readonly market: Market;
}): Ctx => {
  const roads = straightLineNetwork();
  const services = createServices({
    config: parseConfig({
      databaseUrl: input.databaseUrl,
      mode: "test",
      port: 0,
      webOrigin: "http://localhost:3000",
      secret: SECRET,
      stripe: { secretKey: STRIPE_KEY, webhookSecret: WEBHOOK_SECRET, baseUrl: input.stripeUrl },
      push: null,
      smtpUrl: null,
      smsUrl: null,
      logLevel: "silent",
    }),
    database: input.database,
    clock: scaledClock(() => Date.now(), 1),
    positions: createPositionGrid(),
    nudge: () => undefined,
    roads: () => roads,
  });
  return {
    ...services,
    market: input.market,
    actor: systemActor("test"),
    requestId: services.ids.next("request"),
    idempotencyKey: null,
  };
};

/** Starts PostgreSQL and the double and makes the market; the API is not started yet. */
export const openCrashScene = async (): Promise<CrashScene> => {
  const dir = await mkdtemp(join(tmpdir(), "fairmile-crash-"));
  // Processes are killed here, never the machine: what was written is safe without waiting for the disk.
  const postgres = await startPostgres({ dir, fsync: process.env["FAIRMILE_TEST_FSYNC"] !== "off" });
  const databaseUrl = postgres.url();
  const database = connect({ url: databaseUrl, max: 4, applicationName: "crash-test" });
  await migrate(database, { folder: MIGRATIONS_FOLDER, appliedAtMs: Date.now() });
  const market = await seedTestville(database, { nowMs: Date.now() });
  await publishFastPolicy(database, market.id);
  const port = await freePort();
  const stripe = await startStripeProcess({
    journal: join(dir, "stripe.jsonl"),
    webhookUrl: `http://127.0.0.1:${port}/webhooks/stripe`,
    webhookSecret: WEBHOOK_SECRET,
    secretKey: STRIPE_KEY,
  });
  const settings: ApiSettings = {
    port,
    databaseUrl,
    stripeUrl: stripe.url,
    stripeSecretKey: STRIPE_KEY,
    stripeWebhookSecret: WEBHOOK_SECRET,
    secret: SECRET,
    logFile: join(dir, "api.log"),
    compileCache: join(dir, "compiled"),
  };
  const apis = [apiProcess(settings)] as [ApiProcess, ...ApiProcess[]];
  return {
    dir,
    postgres,
    databaseUrl,
    database,
    market,
    stripe,
    api: apis[0],
    anotherApi: async (name) => {
      const made = apiProcess({ ...settings, port: await freePort(), logFile: join(dir, `${name}.log`) });
      apis.push(made);
      return made;
    },
    secret: SECRET,
    ctx: ownCtx({ database, databaseUrl, stripeUrl: stripe.url, market }),
    close: async () => {
      for (const api of apis) await api.stop();
      await stripe.stop();
      await database.close();
      await postgres.stop();
      if (process.env["FAIRMILE_KEEP_CRASH"] === undefined) await removePostgres(dir);
    },
  };
};
