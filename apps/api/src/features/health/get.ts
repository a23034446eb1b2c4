import { nothing } from "@fairmile/contracts";
import { marketState, round } from "@fairmile/db";
import { desc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "../../platform/services.ts";
import { query } from "../../platform/verb.ts";
import { auditQueue, messageQueue, outboxQueues, stripeQueue, webhookQueue, type Queue } from "./queues.ts";

const queueView = z.strictObject({
  waiting: z.number().int(),
  /** Age of the oldest in market time; null where nothing waits. */
  oldestMs: z.number().nullable(),
});
const healthView = z.strictObject({
  atMs: z.number(),
  database: z.strictObject({ kind: z.enum(["postgres", "embedded"]), latencyMs: z.number() }),
  loop: z.strictObject({ isHeld: z.boolean(), openRoundNo: z.number().int(), fencingToken: z.number().int() }),
  lastRound: z.strictObject({ roundNo: z.number().int(), ageMs: z.number() }).nullable(),
  outbox: z.array(queueView.extend({ consumer: z.string() })),
  stripeCalls: queueView,
  webhooks: queueView,
  messages: queueView,
  audit: queueView,
});

const latency = async (ctx: Ctx): Promise<number> => {
  const startedMs = ctx.wallNow();
  await ctx.database.db.execute(sql`select 1`);
  return ctx.wallNow() - startedMs;
};

const loopOf = async (ctx: Ctx) => {
  const [state] = await ctx.database.db.select().from(marketState).where(eq(marketState.marketId, ctx.market.id));
  if (state === undefined) throw new Error("a market has a state");
  return {
    isHeld: state.leaseUntilMs !== null && state.leaseUntilMs > ctx.wallNow(),
    openRoundNo: state.openRoundNo,
    fencingToken: state.fencingToken,
  };
};

/** Whether the machinery keeps up: the database, the market's loop, and every queue with the age of its oldest. */
export const getHealth = query({
  name: "health.get",
  input: nothing,
  output: healthView,
  allow: ["admin", "support"],
  run: async ({ ctx }) => {
    const { database, market } = ctx;
    const nowMs = ctx.clock.now();
    const view = <Q extends Queue>({ oldestAtMs, ...queue }: Q) => ({
      ...queue,
      oldestMs: oldestAtMs === null ? null : Math.max(0, nowMs - oldestAtMs),
    });
    const [last] = await database.db
      .select({ roundNo: round.roundNo, frozenAtMs: round.frozenAtMs })
      .from(round)
      .where(eq(round.marketId, market.id))
      .orderBy(desc(round.roundNo))
      .limit(1);
    return {
      atMs: nowMs,
      database: { kind: database.kind, latencyMs: await latency(ctx) },
      loop: await loopOf(ctx),
      lastRound: last === undefined ? null : { roundNo: last.roundNo, ageMs: Math.max(0, nowMs - last.frozenAtMs) },
      outbox: (await outboxQueues(database)).map(view),
      stripeCalls: view(await stripeQueue(database, market.id)),
      webhooks: view(await webhookQueue(database, market.id)),
      messages: view(await messageQueue(database)),
      audit: view(await auditQueue(database, market.id)),
    };
  },
});
