import type { PricingPolicy } from "@fairmile/contracts";
import { currentPolicy } from "../features/policy/current-policy.ts";
import type { Ctx } from "../platform/services.ts";
import { endOverdue } from "./end-overdue.ts";
import { escalateLots } from "./escalate-lots.ts";
import { expireQuotes } from "./expire-quotes.ts";
import { lapseAwards } from "./lapse-awards.ts";
import { holdLease, releaseLease, type Lease } from "./lease.ts";
import { openBatches } from "./open-batches.ts";
import { openRound } from "./open-round.ts";
import { runRound, type RoundResult } from "./run-round.ts";

/** Waits in the wall's time; resolves early when the loop is stopped. */
export type Sleep = (ms: number) => Promise<void>;

export interface LoopHooks {
  readonly holder: string;
  readonly sleep: Sleep;
  readonly isStopped: () => boolean;
  readonly onRound?: (result: RoundResult) => void;
}

/** Timers only ask; each of these decides by itself, in its own transaction, whether something is due. */
const housekeeping = async (ctx: Ctx, policy: PricingPolicy): Promise<void> => {
  await lapseAwards(ctx);
  await expireQuotes(ctx);
  await escalateLots(ctx, policy);
  await endOverdue(ctx);
  await openBatches(ctx, policy);
};

/** One round from its opening to its commit. Null where there was nothing to clear. */
const oneRound = async (
  ctx: Ctx,
  lease: Lease,
  policy: PricingPolicy,
  hooks: LoopHooks,
): Promise<RoundResult | null> => {
  await housekeeping(ctx, policy);
  const open = await openRound(ctx, lease);
  const untilMs = open?.closesAtMs ?? ctx.clock.now() + policy.round.everyMs;
  const waitMs = Math.max(0, (untilMs - ctx.clock.now()) / ctx.clock.speed);
  await hooks.sleep(waitMs);
  if (hooks.isStopped() || open === null || open.exposedLots === 0) return null;
  return runRound(ctx, lease, open.facts);
};

/** How long a node that does not hold the market, or just failed, waits before it looks again. */
const RETRY_MS = 1_000;

/**
 * Runs one market's rounds for as long as this node holds its lease. Any fault (the database away, a lost lease) ends
 * the round under way without a trace and the next one is opened anew. Ends when stopped, giving the lease up.
 */
export const marketLoop = async (ctx: Ctx, hooks: LoopHooks): Promise<void> => {
  const marketId = ctx.market.id;
  while (!hooks.isStopped()) {
    try {
      const { policy } = await currentPolicy(ctx.database, marketId, ctx.clock.now());
      const roundMs = policy.round.everyMs / ctx.clock.speed;
      const lease = await holdLease(ctx.database, {
        marketId,
        holder: hooks.holder,
        wallNowMs: ctx.wallNow(),
        roundMs,
      });
      if (lease === null) {
        await hooks.sleep(RETRY_MS);
        continue;
      }
      const result = await oneRound(ctx, lease, policy, hooks);
      if (result !== null) {
        ctx.log.info(result, "round");
        hooks.onRound?.(result);
      }
    } catch (error) {
      ctx.log.error({ err: error, marketId }, "round failed");
      await hooks.sleep(RETRY_MS);
    }
  }
  try {
    await releaseLease(ctx.database, marketId, hooks.holder);
  } catch (error) {
    ctx.log.warn({ err: error, marketId }, "lease not given up; it runs out by itself");
  }
};
