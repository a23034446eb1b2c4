import { setTimeout as sleep } from "node:timers/promises";
import { round } from "@fairmile/db";
import { eq, max } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openSse } from "../../stream/testing/sse-reader.ts";
import { nothingYet } from "./acknowledged.ts";
import { caller, send, type Request } from "./caller.ts";
import { lostAcknowledgements } from "./check-acknowledged.ts";
import { stuckThings } from "./check-market.ts";
import { openCrashScene, type CrashScene } from "./crash-scene.ts";
import { runDriver } from "./scripted-driver.ts";
import { dice } from "./scripted-random.ts";
import { runStore } from "./scripted-store.ts";
import { seedDriver, seedStore, type SeededDriver, type SeededStore } from "./seed-crowd.ts";

const AWAY_MS = 10_000;
/** An answer that takes longer than this while the database is away is a hang to whoever waits for it. */
const HANG_MS = 5_000;

let scene: CrashScene;
let store: SeededStore;
let drivers: SeededDriver[];
let cookie: string;

/** The session of somebody who signed in before the outage, as their browser sends it. */
const signIn = async (): Promise<string> => {
  const { auth } = scene.ctx;
  const email = "driver1@crash.test";
  const otp = await auth.api.createVerificationOTP({ body: { email, type: "sign-in" } });
  const answer = await auth.api.signInEmailOTP({ body: { email, otp }, asResponse: true });
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
};

beforeAll(async () => {
  scene = await openCrashScene();
  store = await seedStore(scene, 1);
  drivers = await Promise.all([1, 2, 3, 4].map((n) => seedDriver(scene, n)));
  cookie = await signIn();
  await scene.api.start();
});
afterAll(() => scene.close());

const newestRound = async (): Promise<number> => {
  const [row] = await scene.database.db
    .select({ no: max(round.roundNo) })
    .from(round)
    .where(eq(round.marketId, scene.market.id));
  return row?.no ?? 0;
};

const until = async (isSo: () => Promise<boolean>, what: string): Promise<void> => {
  for (let waited = 0; !(await isSo()); waited += 100) {
    if (waited > 60_000) throw new Error(`${what} did not come about in a minute`);
    await sleep(100);
  }
};

const probes = (): Request[] => {
  const [first] = drivers;
  if (first === undefined) throw new Error("the scene has drivers");
  const bearer = first.token;
  return [
    { method: "GET", path: "/readyz", bearer },
    { method: "GET", path: "/trpc/offer.list", bearer },
    { method: "POST", path: "/trpc/offer.claim", bearer, body: { offerId: "ofr_00000000000000000000zz" } },
    { method: "POST", path: "/v1/quotes", bearer: store.apiKey, body: {}, idempotencyKey: "away" },
    { method: "GET", path: "/v1/deliveries", bearer: store.apiKey },
    { method: "GET", path: "/trpc/me.get", cookie },
    { method: "GET", path: "/stream", cookie },
    { method: "GET", path: "/api/auth/get-session", cookie },
  ];
};

const codeOf = (body: unknown): unknown => {
  const { error } = body as { error: { code?: unknown; message?: unknown; data?: { error?: { code?: unknown } } } };
  return error.data?.error?.code ?? error.code;
};

test(
  "ten seconds without the database: 503 for everybody, and then on as before without a restart",
  { timeout: 240_000 },
  async () => {
    let isOver = false;
    const acks = nothingYet();
    const call = caller(
      () => scene.api.origin,
      () => isOver,
    );
    const [first] = drivers;
    const stream = await openSse(`${scene.api.origin}/stream?token=${first?.token ?? ""}`);
    const scripts = [
      runStore({ store, call, acks, dice: dice("outage store"), everyMs: 1_500, isOver: () => isOver }),
      ...drivers.map((driver, i) => runDriver({ driver, call, acks, dice: dice(`outage ${i}`), isOver: () => isOver })),
    ];
    const pid = scene.api.pid();
    try {
      await until(async () => (await newestRound()) >= 3 && acks.asks.length > 0, "the third round");
      const signedIn = await send(scene.api.origin, { method: "GET", path: "/trpc/me.get", cookie });
      expect(signedIn).toMatchObject({ status: 200 });
      const before = await newestRound();
      const heardBefore = stream.heard.length;
      const lastId = stream.lastId();
      await scene.postgres.stop();
      const awayUntilMs = performance.now() + AWAY_MS;
      const slow: string[] = [];
      const codes = new Set<string>();
      while (performance.now() < awayUntilMs) {
        await Promise.all(
          probes().map(async (probe) => {
            const sentMs = performance.now();
            const reply = await send(scene.api.origin, probe);
            if (performance.now() - sentMs > HANG_MS)
              slow.push(`${probe.path} took ${Math.round(performance.now() - sentMs)} ms`);
            const came = reply.kind === "lost" ? "lost" : `${reply.status} ${String(codeOf(reply.body))}`;
            codes.add(came === "503 database_unavailable" ? came : `${probe.path} ${came}`);
          }),
        );
        expect((await fetch(`${scene.api.origin}/healthz`)).status).toBe(200);
        await sleep(200);
      }
      expect([...codes]).toEqual(["503 database_unavailable"]);
      expect(slow).toEqual([]);
      await scene.postgres.start();
      const backMs = performance.now();
      await until(async () => (await newestRound()) >= before + 3, "three rounds after the outage");
      console.log(
        JSON.stringify({
          roundsAgainAfterMs: Math.round(performance.now() - backMs),
          ...call.figures,
          internal: call.figures.internal.length,
        }),
      );
      expect(scene.api.pid()).toBe(pid);
      await until(() => Promise.resolve(stream.heard.length > heardBefore), "an event on the open stream");
      const resumed = await openSse(`${scene.api.origin}/stream?token=${first?.token ?? ""}`, {
        "last-event-id": lastId,
      });
      const heardSince = stream.heard
        .slice(heardBefore)
        .filter((one) => one.event === "message")
        .map((one) => one.id);
      await resumed.until(
        (heard) => heardSince.every((id) => heard.some((one) => one.id === id)),
        "what the open stream heard",
      );
      resumed.cut();
    } finally {
      isOver = true;
      await Promise.all(scripts);
      stream.cut();
    }
    expect(call.figures.internal).toEqual([]);
    expect(call.figures.lost).toBe(0);
    expect(await lostAcknowledgements(scene.database, scene.market.id, acks)).toEqual([]);
    expect(await stuckThings(scene.database, scene.market.id, Date.now())).toEqual([]);
  },
);
