import { setTimeout as sleep } from "node:timers/promises";
import { marketState, stripeCall } from "@fairmile/db";
import { and, eq } from "drizzle-orm";
import { countOf, nothingYet, type Acknowledged } from "./acknowledged.ts";
import { caller, type CallFigures } from "./caller.ts";
import type { CrashScene } from "./crash-scene.ts";
import { runDriver } from "./scripted-driver.ts";
import { dice } from "./scripted-random.ts";
import { runStore } from "./scripted-store.ts";
import { seedDriver, seedStore } from "./seed-crowd.ts";
import { settle } from "./settled.ts";

export interface KillPlan {
  readonly seed: string;
  readonly kills: number;
  readonly stores: number;
  readonly drivers: number;
  readonly orderEveryMs: number;
  /** How much is acknowledged between a restart and the next kill, least and most: the market is at work when it is hit. */
  readonly acksBetween: readonly [number, number];
  /** And how long after that it is hit, in milliseconds at most. */
  readonly pauseMs: number;
  readonly settleWithinMs: number;
  /**
   * Whether what a dead process holds (the lease for ten seconds, a call to Stripe for a minute) runs out at once, as if
   * that time had passed: the waits themselves have tests of their own.
   */
  readonly skipWaits: boolean;
}

export interface KillOutcome {
  readonly acks: Acknowledged;
  readonly calls: CallFigures;
  /** Acknowledgements between one kill and the next. */
  readonly betweenKills: readonly number[];
  /** What had not come to rest in the end. */
  readonly left: Readonly<Record<string, number>>;
  readonly killingMs: number;
  readonly settlingMs: number;
}

/** A market in which so long nothing is acknowledged is hit all the same. */
const AT_REST_MS = 15_000;

/** The dead process's lease has run out. */
const endLease = async ({ database, market }: CrashScene): Promise<void> => {
  await database.db.update(marketState).set({ leaseUntilMs: 0 }).where(eq(marketState.marketId, market.id));
};

/** The minute has passed after which a call whose taker died is free. */
const freeCalls = async ({ database, market }: CrashScene): Promise<void> => {
  await database.db
    .update(stripeCall)
    .set({ nextAtMs: 0 })
    .where(and(eq(stripeCall.marketId, market.id), eq(stripeCall.status, "pending")));
};

const killDatabase = async ({ postgres }: CrashScene): Promise<void> => {
  await postgres.kill9();
  await postgres.start();
};

const killApi = async (scene: CrashScene, { skipWaits }: KillPlan, isLast: boolean): Promise<void> => {
  await scene.api.kill9();
  if (skipWaits) await endLease(scene);
  if (skipWaits && isLast) await freeCalls(scene);
  await scene.api.start();
};

/**
 * A busy market in which the database and the API are killed in turn, at moments that a seed decides, while stores order
 * and drivers ask, prove and deliver. After the last kill (the API's) nothing new is ordered and the drivers drive on
 * until everything has come to rest. What was acknowledged on the way is in the answer.
 */
export const killRun = async (scene: CrashScene, plan: KillPlan): Promise<KillOutcome> => {
  const startedMs = performance.now();
  const acks = nothingYet();
  let ordering = true;
  let driving = true;
  const call = caller(
    () => scene.api.origin,
    () => !driving,
  );
  const stores = await Promise.all(Array.from({ length: plan.stores }, (_, i) => seedStore(scene, i + 1)));
  const drivers = await Promise.all(Array.from({ length: plan.drivers }, (_, i) => seedDriver(scene, i + 1)));
  await scene.api.start();
  const scripts = [
    ...stores.map((store, i) =>
      runStore({
        store,
        call,
        acks,
        dice: dice(`${plan.seed} store ${i}`),
        everyMs: plan.orderEveryMs,
        isOver: () => !ordering,
      }),
    ),
    ...drivers.map((driver, i) =>
      runDriver({ driver, call, acks, dice: dice(`${plan.seed} driver ${i}`), isOver: () => !driving }),
    ),
  ];
  // A script that throws ends the run: it met an answer that no fault excuses.
  const broken = Promise.all(scripts);
  const moments = dice(`${plan.seed} kills`);
  const betweenKills: number[] = [];
  const kill = async (): Promise<void> => {
    for (let i = 1; i <= plan.kills; i += 1) {
      const before = countOf(acks);
      const enough = before + moments.between(...plan.acksBetween);
      for (let waited = 0; countOf(acks) < enough && waited < AT_REST_MS; waited += 20) await sleep(20);
      await sleep(moments.between(0, plan.pauseMs));
      betweenKills.push(countOf(acks) - before);
      await (i % 2 === 1 ? killDatabase(scene) : killApi(scene, plan, i === plan.kills));
    }
  };
  try {
    await Promise.race([kill(), broken]);
    ordering = false;
    const killedMs = performance.now();
    const left = await Promise.race([settle(scene, plan.settleWithinMs), broken]);
    const settledMs = performance.now();
    driving = false;
    await broken;
    return {
      acks,
      calls: call.figures,
      betweenKills,
      left: Array.isArray(left) ? {} : left,
      killingMs: killedMs - startedMs,
      settlingMs: settledMs - killedMs,
    };
  } finally {
    ordering = false;
    driving = false;
    await Promise.allSettled(scripts);
  }
};

/** What a run says of itself in one line. */
export const figuresOf = ({ acks, calls, betweenKills, left, killingMs, settlingMs }: KillOutcome) => ({
  kills: betweenKills.length,
  acknowledged: Object.fromEntries(Object.entries(acks).map(([name, list]) => [name, list.length])),
  leastBetweenKills: Math.min(...betweenKills),
  ...calls,
  internal: calls.internal.length,
  left,
  killingSeconds: Math.round(killingMs / 1_000),
  settlingSeconds: Math.round(settlingMs / 1_000),
});
