import { nothing } from "@fairmile/contracts";
import { stripeCall, stripeEvent } from "@fairmile/db";
import { and, eq, gte, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { MOST_EVENT_TRIES } from "../../money/event-worker.ts";
import { moneyViolations } from "../../money/invariants.ts";
import { query } from "../../platform/verb.ts";

const count = sql<number>`count(*)::int`;

/**
 * Whether the money adds up: the invariants that are broken (none), calls that Stripe refused for good, calls under way
 * and events that could not be handled. Stripe itself is not asked; `reconciliation.get` does.
 */
export const moneyHealth = query({
  name: "health.money",
  input: nothing,
  output: z.strictObject({
    violations: z.array(z.strictObject({ invariant: z.string(), subject: z.string(), detail: z.string() })),
    pendingCalls: z.number().int(),
    refusedCalls: z.array(
      z.strictObject({ id: z.string(), kind: z.string(), subject: z.string(), error: z.string().nullable() }),
    ),
    unhandledEvents: z.number().int(),
  }),
  allow: ["admin", "support"],
  run: async ({ ctx }) => {
    const { db } = ctx.database;
    const mine = eq(stripeCall.marketId, ctx.market.id);
    const [pending] = await db
      .select({ count })
      .from(stripeCall)
      .where(and(mine, eq(stripeCall.status, "pending")));
    const refused = await db
      .select({ id: stripeCall.id, kind: stripeCall.kind, subject: stripeCall.subject, error: stripeCall.lastError })
      .from(stripeCall)
      .where(and(mine, eq(stripeCall.status, "refused")));
    const [stuck] = await db
      .select({ count })
      .from(stripeEvent)
      .where(and(isNull(stripeEvent.handledAtMs), gte(stripeEvent.attempts, MOST_EVENT_TRIES)));
    return {
      violations: await moneyViolations(ctx.database, ctx),
      pendingCalls: pending?.count ?? 0,
      refusedCalls: refused,
      unhandledEvents: stuck?.count ?? 0,
    };
  },
});
