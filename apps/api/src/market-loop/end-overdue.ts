import type { DeliveryId } from "@fairmile/contracts";
import { batch, delivery } from "@fairmile/db";
import { and, eq, inArray, isNull, lte, or, sql } from "drizzle-orm";
import { cancelDelivery } from "../features/delivery/cancel.ts";
import { decideUndeliverable } from "../features/delivery/decide-undeliverable.ts";
import type { Ctx } from "../platform/services.ts";

/** How long a store has to say what becomes of a parcel that nobody took, before what it chose at the order happens. */
const DECIDE_WITHIN_MS = 5 * 60_000;
/** Most a turn ends, so that one bad night does not stop the rounds. */
const MOST_AT_ONCE = 50;

const DEFAULT_DECISION = {
  return: "return",
  leave_at_pickup_point: "leave_at_pickup_point",
  dispose: "leave_at_pickup_point",
} as const;

/** One delivery that cannot be ended is logged, and holds up neither the others nor the rounds. */
const apart = async (ctx: Ctx, deliveryId: string, work: () => Promise<unknown>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    ctx.log.warn({ err: error, deliveryId }, "an overdue delivery could not be ended");
  }
};

/** Deliveries whose deadline has passed without anybody winning them: cancelled for free, their holds let go. */
const endUnsold = async (ctx: Ctx): Promise<void> => {
  const rows = await ctx.database.db
    .select({ id: delivery.id })
    .from(delivery)
    .leftJoin(batch, and(eq(batch.marketId, delivery.marketId), eq(batch.id, delivery.batchId)))
    .where(
      and(
        eq(delivery.marketId, ctx.market.id),
        inArray(delivery.status, ["created", "batched"]),
        lte(delivery.deadlineAtMs, ctx.clock.now()),
        or(isNull(batch.status), inArray(batch.status, ["open", "unsold"])),
      ),
    )
    .limit(MOST_AT_ONCE);
  for (const row of rows) {
    await apart(ctx, row.id, () =>
      cancelDelivery.run({ ctx, input: { deliveryId: row.id as DeliveryId, reason: "unsold" } }),
    );
  }
};

const decideLate = async (ctx: Ctx): Promise<void> => {
  const rows = await ctx.database.db
    .select({ id: delivery.id, action: delivery.undeliverableAction })
    .from(delivery)
    .where(
      and(
        eq(delivery.marketId, ctx.market.id),
        eq(delivery.status, "undeliverable"),
        sql`${delivery.failedAtMs} <= ${ctx.clock.now() - DECIDE_WITHIN_MS}`,
      ),
    )
    .limit(MOST_AT_ONCE);
  for (const row of rows) {
    const decision = DEFAULT_DECISION[row.action];
    await apart(ctx, row.id, () =>
      decideUndeliverable.run({ ctx, input: { deliveryId: row.id as DeliveryId, decision } }),
    );
  }
};

/** Ends what waited too long for somebody's word (A5: every lot ends). */
export const endOverdue = async (ctx: Ctx): Promise<void> => {
  await endUnsold(ctx);
  await decideLate(ctx);
};
