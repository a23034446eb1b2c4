import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { connect, keepEmbedded } from "@fairmile/db";
import { createPositionGrid } from "../features/position/position-buffer.ts";
import { systemActor } from "../platform/actor.ts";
import { scaledClock } from "../platform/clock.ts";
import { parseConfig } from "../platform/config.ts";
import { createIds } from "../platform/ids.ts";
import { STATE_DIR } from "../platform/own-database.ts";
import { startChild, type Child } from "../run/child.ts";
import { startApi } from "../run/start-api.ts";
import { buildWeb, startWeb } from "../run/web-process.ts";
import { DEMO_USAGE, parseDemoArgs, type DemoArgs } from "./args.ts";
import { demoDoors } from "./doors.ts";
import { ensureMarket, resumeMs } from "./ensure-market.ts";
import { DEMO_PEOPLE, ensurePeople } from "./people.ts";
import { demoSecrets } from "./secrets.ts";
import { startStripeChild } from "./stripe-child.ts";

const ROBOTS = resolve(import.meta.dirname, "../../../../packages/robots/src/main.ts");

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const stateDir = resolve(process.env["FAIRMILE_STATE_DIR"] ?? STATE_DIR);
const webPort = Number(process.env["PORT"] ?? 3000);
const apiPort = Number(process.env["API_PORT"] ?? 4000);
const web = `http://localhost:${webPort}`;
const api = `http://localhost:${apiPort}`;

const stoppers: (() => Promise<void>)[] = [];
const stopAll = async (): Promise<void> => {
  for (const stop of stoppers.splice(0).toReversed()) {
    try {
      await stop();
    } catch (error) {
      say(`While stopping: ${String(error)}`);
    }
  }
};

const watch = (child: Child): void => {
  stoppers.push(child.stop);
  void child.ended.then((code) => {
    if (code !== 0 && code !== null)
      say(`The ${child.name} process ended with ${code}; see ${join(stateDir, `${child.name}.log`)}`);
  });
};

const run = async (args: DemoArgs): Promise<void> => {
  const startedMs = Date.now();
  if (/^(sk|rk)_live_/.test(process.env["STRIPE_SECRET_KEY"] ?? "")) {
    throw new Error(
      "The demo refuses a live Stripe key: it would move real money. Unset STRIPE_SECRET_KEY, or use npm run serve.",
    );
  }
  if (args.fresh) rmSync(stateDir, { recursive: true, force: true });
  mkdirSync(stateDir, { recursive: true });
  const secrets = demoSecrets(stateDir);
  const building = args.web ? buildWeb(say) : Promise.resolve();
  building.catch(() => undefined);
  const embedded = await keepEmbedded({
    dataDir: join(stateDir, "db"),
    onRestart: (error) =>
      say(`The database process ended and was started again${error instanceof Error ? `: ${error.message}` : ""}.`),
  });
  stoppers.push(embedded.stop);
  const database = connect({ url: embedded.url, max: 4, applicationName: "fairmile-demo" });
  const random = { bytes: (length: number) => new Uint8Array(randomBytes(length)) };
  const ids = createIds(() => Date.now(), random);
  const market = await ensureMarket(database, { args, ids, nowMs: Date.now(), say });
  const resume = await resumeMs(database);
  const wallMs = Date.now();
  const startMs = resume === null || resume < wallMs ? null : resume;
  await database.close();
  const stripe = await startStripeChild({
    stateDir,
    webhookUrl: `http://127.0.0.1:${apiPort}/webhooks/stripe`,
    webhookSecret: secrets.stripeWebhookSecret,
    speed: args.speed,
    port: 0,
  });
  watch(stripe.child);
  const config = parseConfig({
    databaseUrl: embedded.url,
    mode: "demo",
    port: apiPort,
    webOrigin: web,
    secret: secrets.secret,
    stripe: { secretKey: "sk_test_fairmile_demo", webhookSecret: secrets.stripeWebhookSecret, baseUrl: stripe.url },
    push: { ...secrets.vapid, subject: "mailto:demo@fairmile.test" },
    smtpUrl: null,
    smsUrl: null,
    speed: args.speed,
    logLevel: process.env["FAIRMILE_LOG"] ?? "warn",
  });
  let isReady = false;
  const running = await startApi({
    config,
    clock: scaledClock(() => Date.now(), args.speed, startMs),
    mount: demoDoors(() => isReady),
  });
  stoppers.push(running.stop);
  const demoFile = join(stateDir, "demo.json");
  const { apiKey } = await ensurePeople({
    ...running.services,
    positions: createPositionGrid(),
    market,
    actor: systemActor("demo"),
    requestId: ids.next("request"),
    idempotencyKey: null,
  });
  isReady = true;
  const known = existsSync(demoFile) ? (JSON.parse(readFileSync(demoFile, "utf8")) as { apiKey?: string }) : {};
  const about = {
    web,
    api,
    apiKey: apiKey ?? known.apiKey ?? null,
    market: market.slug,
    signIns: DEMO_PEOPLE.map(({ key, role, name }) => ({ role, name, url: `${web}/api/demo/sign-in?as=${key}` })),
  };
  writeFileSync(demoFile, `${JSON.stringify(about, null, 2)}\n`, { mode: 0o600 });
  if (args.web) {
    await building;
    const logFile = join(stateDir, "web.log");
    watch(startWeb({ port: webPort, host: "localhost", apiUrl: `http://127.0.0.1:${apiPort}`, logFile }));
    await answering(`${web}/`);
  }
  if (args.robots) {
    watch(
      startChild({
        name: "robots",
        script: ROBOTS,
        args: ["--api", `http://127.0.0.1:${apiPort}`, "--speed", String(args.speed)],
        logFile: join(stateDir, "robots.log"),
      }),
    );
  }
  say(`\nFairmile runs in ${market.name}, ready after ${((Date.now() - startedMs) / 1000).toFixed(1)} s.\n`);
  say(`  Web  ${web}\n  API  ${api}\n`);
  for (const one of about.signIns) say(`  Sign in as ${one.role.padEnd(7)} ${one.name.padEnd(16)} ${one.url}`);
  say(`\n  Mail and SMS  ${web}/inbox\n  Stop with Ctrl-C; the next start goes on from here.\n`);
};

const answering = async (url: string): Promise<void> => {
  for (let i = 0; i < 200; i += 1) {
    try {
      if ((await fetch(url)).status < 500) return;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The web app does not answer at ${url}; see ${join(stateDir, "web.log")}`);
};

const stopOnce = (): (() => Promise<void>) => {
  let stopping: Promise<void> | null = null;
  return () => (stopping ??= stopAll());
};
const stop = stopOnce();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    void stop().then(() => process.exit(0));
  });
}

try {
  await run(parseDemoArgs(process.argv.slice(2)));
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  say(DEMO_USAGE);
  await stop();
  process.exit(1);
}
