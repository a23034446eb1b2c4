import { spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { message } from "@fairmile/db";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openCrashScene, type CrashScene } from "./crash-scene.ts";
import { seedDriver } from "./seed-crowd.ts";

const SERVE = resolve(import.meta.dirname, "../../serve/main.ts");
const DEMO = resolve(import.meta.dirname, "../../demo/main.ts");

let scene: CrashScene;
beforeAll(async () => {
  scene = await openCrashScene();
  await scene.api.start();
});
afterAll(() => scene.close());

interface Answer {
  readonly status: number;
  readonly text: string;
}

const ask = async (method: string, path: string, headers: Record<string, string> = {}): Promise<Answer> => {
  const answer = await fetch(scene.api.origin + path, { method, headers, redirect: "manual" });
  // Each answer names its own request; everything else must be the same.
  return { status: answer.status, text: (await answer.text()).replaceAll(/req_[0-9a-z]+/g, "req_…") };
};

test.each([
  ["GET", "/api/demo/people"],
  ["GET", "/api/demo/sign-in?as=driver"],
  ["GET", "/api/demo/sign-in?as=admin"],
  ["POST", "/api/demo/sign-in?as=admin"],
  ["GET", "/api/demo"],
  ["GET", "/api/test/clock"],
  ["POST", "/api/robots"],
  ["GET", "/inbox"],
  ["GET", "/_local/dump"],
  ["POST", "/_local/faults"],
])("production has no %s %s: it answers like any other path that is not there", async (method, path) => {
  const nowhere = await ask(method, "/api/no-such-thing");
  expect(nowhere.status).toBe(404);
  expect(JSON.parse(nowhere.text)).toMatchObject({ error: { code: "route_unknown" } });
  expect(await ask(method, path)).toEqual(nowhere);
});

test("production shows nobody the messages it sends", async () => {
  await scene.database.db.insert(message).values({
    id: "msg_0000000000000000000001",
    channel: "email",
    recipient: "rita@example.com",
    subject: "Your code",
    body: "Your code is 123456",
    status: "sent",
    attempts: 1,
    nextAtMs: 0,
    createdAtMs: Date.now(),
  });
  const { token } = await seedDriver(scene, 1);
  for (const headers of [{}, { authorization: `Bearer ${token}` }]) {
    const shown = await ask("GET", "/trpc/message.inbox", headers);
    const unknown = await ask("GET", "/trpc/message.noSuchVerb", headers);
    expect([shown.status, unknown.status]).toEqual([404, 404]);
    expect(shown.text).not.toContain("123456");
    expect(JSON.parse(unknown.text)).toMatchObject({ error: { data: { error: { code: "route_unknown" } } } });
  }
});

/** Runs a main file to its end; answers how it ended and what it said. */
const runToEnd = async (
  script: string,
  env: NodeJS.ProcessEnv,
): Promise<{ readonly code: number | null; readonly said: string }> => {
  const child = spawn(process.execPath, [script], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { PATH: process.env["PATH"], ...env },
    cwd: scene.dir,
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (bytes: Buffer) => (said += bytes.toString()));
  const [code] = (await once(child, "exit")) as [number | null];
  return { code, said };
};

const complete = (): NodeJS.ProcessEnv => ({
  DATABASE_URL: scene.databaseUrl,
  STRIPE_SECRET_KEY: "sk_test_fairmile_doors",
  STRIPE_WEBHOOK_SECRET: "whsec_fairmile_doors",
  FAIRMILE_SECRET: scene.secret,
  FAIRMILE_WEB_ORIGIN: "http://localhost:3000",
  FAIRMILE_WEB: "off",
  API_PORT: "0",
});

test("production does not start without its settings, names each, and shows no value", async () => {
  const { code, said } = await runToEnd(SERVE, { STRIPE_SECRET_KEY: "sk_live_never_shown" });
  expect(code).toBe(1);
  for (const name of ["DATABASE_URL", "STRIPE_WEBHOOK_SECRET", "FAIRMILE_SECRET", "FAIRMILE_WEB_ORIGIN"])
    expect(said).toContain(name);
  expect(said).not.toContain("sk_live_never_shown");
  expect(said).not.toMatch(/\n\s+at /);
});

test("production does not start on the embedded database, nor with a short secret", async () => {
  const embedded = await runToEnd(SERVE, { ...complete(), DATABASE_URL: "embedded:///tmp/nowhere.sock" });
  expect(embedded).toMatchObject({ code: 1, said: expect.stringContaining("PostgreSQL") as string });
  const short = await runToEnd(SERVE, { ...complete(), FAIRMILE_SECRET: "too short" });
  expect(short).toMatchObject({ code: 1, said: expect.stringContaining("secret") as string });
  expect(short.said).not.toContain("too short");
});

test("production says so where its database does not answer", async () => {
  const away = await runToEnd(SERVE, { ...complete(), DATABASE_URL: "postgres://nobody:hidden@127.0.0.1:9/nowhere" });
  expect(away.code).toBe(1);
  expect(away.said).not.toContain("hidden");
});

test.each(["sk_live_x", "rk_live_x"])("the demo refuses %s with a sentence, before it starts anything", async (key) => {
  const { code, said } = await runToEnd(DEMO, { STRIPE_SECRET_KEY: key, FAIRMILE_STATE_DIR: scene.dir + "/demo" });
  expect(code).toBe(1);
  expect(said).toMatch(/refuses a live Stripe key/);
  expect(said).not.toContain(key);
});
