import { setTimeout as sleep } from "node:timers/promises";
import { marketState, round } from "@fairmile/db";
import { asc, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { LEASE_MS } from "../../market-loop/lease.ts";
import { nothingYet } from "./acknowledged.ts";
import type { ApiProcess } from "./api-process.ts";
import { caller } from "./caller.ts";
import { lostAcknowledgements } from "./check-acknowledged.ts";
import { stuckThings, unfaithfulRounds } from "./check-market.ts";
import { openCrashScene, type CrashScene } from "./crash-scene.ts";
import { runDriver } from "./scripted-driver.ts";
import { dice } from "./scripted-random.ts";
import { runStore } from "./scripted-store.ts";
import { seedDriver, seedStore } from "./seed-crowd.ts";

/** Who waits for a lease looks once a second; the rest is for a busy machine. */
const AFTER_LEASE_MS = 5_000;
const A_MINUTE_MS = 60_000;

let scene: CrashScene;
let other: ApiProcess;
beforeAll(async () => {
  scene = await openCrashScene();
  other = await scene.anotherApi("other");
});
afterAll(() => scene.close());

const state = async (): Promise<{ readonly holder: string | null; readonly token: number }> => {
  const [row] = await scene.database.db.select().from(marketState).where(eq(marketState.marketId, scene.market.id));
  return { holder: row?.leaseHolder ?? null, token: row?.fencingToken ?? -1 };
};

const rounds = async (): Promise<{ readonly roundNo: number; readonly token: number }[]> =>
  scene.database.db
    .select({ roundNo: round.roundNo, token: round.fencingToken })
    .from(round)
    .where(eq(round.marketId, scene.market.id))
    .orderBy(asc(round.roundNo));

/** Waits until it is so; answers how long that took. */
const until = async (isSo: () => Promise<boolean>, withinMs: number, what: string): Promise<number> => {
  const fromMs = performance.now();
  while (!(await isSo())) {
    if (performance.now() - fromMs > withinMs) throw new Error(`${what} did not come about in ${withinMs} ms`);
    await sleep(100);
  }
  return performance.now() - fromMs;
};

/** Waits until somebody holds the lease under this token: a new holder has a new one. */
const heldUnder = (token: number, withinMs: number): Promise<number> =>
  until(async () => (await state()).token === token, withinMs, `a holder with token ${token}`);

const roundsUnder = (token: number, count: number): Promise<number> =>
  until(
    async () => (await rounds()).filter((row) => row.token === token).length >= count,
    A_MINUTE_MS,
    `${count} rounds under token ${token}`,
  );

/** Stops a process where it stands, outside every transaction, so that it holds nothing but its lease. */
const freeze = async (pid: number): Promise<void> => {
  for (;;) {
    process.kill(pid, "SIGSTOP");
    // Long enough for what it had under way to be answered, and then to be seen standing for 200 ms.
    await sleep(1_000);
    const [row] = await scene.database.db.execute(sql`
      select count(*)::int as n from pg_stat_activity
      where state = 'idle in transaction' and state_change < clock_timestamp() - interval '200 milliseconds'`);
    if (row?.["n"] === 0) return;
    process.kill(pid, "SIGCONT");
    await sleep(250);
  }
};

const pidOf = (api: ApiProcess): number => {
  const pid = api.pid();
  if (pid === undefined) throw new Error("the API is not running");
  return pid;
};

test(
  "of two nodes one runs the rounds; the other takes over from a killed one and from one that stood still",
  { timeout: 300_000 },
  async () => {
    let isOver = false;
    let origin = other.origin;
    const acks = nothingYet();
    const call = caller(
      () => origin,
      () => isOver,
    );
    const stores = [await seedStore(scene, 1), await seedStore(scene, 2)];
    const drivers = await Promise.all([1, 2, 3, 4].map((n) => seedDriver(scene, n)));
    await scene.api.start();
    await heldUnder(1, A_MINUTE_MS);
    const first = await state();
    expect(first.holder).not.toBeNull();
    await other.start();
    const scripts = [
      ...stores.map((store, i) =>
        runStore({ store, call, acks, dice: dice(`nodes store ${i}`), everyMs: 900, isOver: () => isOver }),
      ),
      ...drivers.map((driver, i) => runDriver({ driver, call, acks, dice: dice(`nodes ${i}`), isOver: () => isOver })),
    ];
    try {
      await roundsUnder(first.token, 4);
      expect(await state()).toEqual(first);

      await scene.api.kill9();
      const killedAfterMs = await heldUnder(first.token + 1, LEASE_MS + AFTER_LEASE_MS);
      await roundsUnder(first.token + 1, 1);
      const second = await state();
      expect(second.token).toBe(first.token + 1);
      expect(second.holder).not.toBe(first.holder);

      await scene.api.start();
      await roundsUnder(second.token, 3);
      expect(await state()).toEqual(second);

      // The holder stands still longer than its lease and then goes on where it was: its round must come to nothing.
      origin = scene.api.origin;
      await freeze(pidOf(other));
      const frozenAfterMs = await heldUnder(second.token + 1, LEASE_MS + AFTER_LEASE_MS);
      await roundsUnder(second.token + 1, 2);
      const third = await state();
      const under = (await rounds()).filter((row) => row.token === second.token).length;
      process.kill(pidOf(other), "SIGCONT");
      await roundsUnder(third.token, 5);
      expect((await rounds()).filter((row) => row.token === second.token)).toHaveLength(under);
      expect(await state()).toEqual(third);
      console.log(
        JSON.stringify({
          killedAfterMs: Math.round(killedAfterMs),
          frozenAfterMs: Math.round(frozenAfterMs),
          rounds: (await rounds()).length,
        }),
      );
    } finally {
      const standing = other.pid();
      if (standing !== undefined) process.kill(standing, "SIGCONT");
      isOver = true;
      await Promise.all(scripts);
    }
    const tokens = (await rounds()).map((row) => row.token);
    expect(tokens).toEqual(tokens.toSorted((a, b) => a - b));
    expect(call.figures.internal).toEqual([]);
    expect(await unfaithfulRounds(scene.database, scene.market.id)).toEqual([]);
    expect(await lostAcknowledgements(scene.database, scene.market.id, acks)).toEqual([]);
    expect(await stuckThings(scene.database, scene.market.id, Date.now())).toEqual([]);
  },
);
