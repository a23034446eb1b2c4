import { stripeCall } from "@fairmile/db";
import { and, asc, eq, inArray, lte, sql } from "drizzle-orm";
import type { Ctx } from "../platform/services.ts";
import { stripeCallId, type StripeCallKind, type StripeCallRow } from "./stripe-calls.ts";

/** A call that was taken to be made and whose taker was not heard of again is free after this long. Wall milliseconds. */
const TAKEN_MS = 60_000;

const taken = (wallNowMs: number) => ({ attempts: sql`${stripeCall.attempts} + 1`, nextAtMs: wallNowMs + TAKEN_MS });

/**
 * Takes one call to make it at once, ahead of its time; null where another has it or it is over. The try is counted
 * before it is made, so that after a crash the next one knows that there may have been an effect.
 */
export const claimStripeCall = async (
  ctx: Ctx,
  kind: StripeCallKind,
  subject: string,
): Promise<StripeCallRow | null> => {
  const where = and(
    eq(stripeCall.marketId, ctx.market.id),
    eq(stripeCall.id, stripeCallId(kind, subject)),
    eq(stripeCall.status, "pending"),
  );
  const [row] = await ctx.database.db.select().from(stripeCall).where(where);
  const nowMs = ctx.wallNow();
  if (row === undefined || (row.attempts > 0 && row.nextAtMs > nowMs)) return null;
  const [claimed] = await ctx.database.db
    .update(stripeCall)
    .set(taken(nowMs))
    .where(and(where, eq(stripeCall.attempts, row.attempts)))
    .returning();
  return claimed ?? null;
};

/** Takes up to `limit` calls of the market that are due, the longest due first. No call is taken twice. */
export const claimDueStripeCalls = async (ctx: Ctx, limit: number): Promise<StripeCallRow[]> => {
  const nowMs = ctx.wallNow();
  const due = and(
    eq(stripeCall.marketId, ctx.market.id),
    eq(stripeCall.status, "pending"),
    lte(stripeCall.nextAtMs, nowMs),
  );
  const ids = ctx.database.db
    .select({ id: stripeCall.id })
    .from(stripeCall)
    .where(due)
    .orderBy(asc(stripeCall.nextAtMs), asc(stripeCall.id))
    .limit(limit);
  return ctx.database.db
    .update(stripeCall)
    .set(taken(nowMs))
    .where(and(due, inArray(stripeCall.id, ids)))
    .returning();
};
