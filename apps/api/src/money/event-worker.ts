import { stripeEvent } from "@fairmile/db";
import { and, asc, eq, isNull, lt, sql } from "drizzle-orm";
import type { Services } from "../platform/services.ts";
import { handleStripeEvent } from "./handle-stripe-event.ts";
import type { CtxFor } from "./market-ctx.ts";
import { storedEventSchema } from "./stripe-event.ts";

/** After so many tries (a day and a half) an event waits for a person; `health.money` counts it. */
export const MOST_EVENT_TRIES = 16;
const TAKE = 100;

/** Wall milliseconds from an event's arrival to its next try; doubled each time, none before the first. */
const dueAfterMs = sql`case when ${stripeEvent.attempts} = 0 then 0 else 2000 * (2 ^ ${stripeEvent.attempts})::bigint end`;

const isDue = (nowMs: number) =>
  and(
    isNull(stripeEvent.handledAtMs),
    lt(stripeEvent.attempts, MOST_EVENT_TRIES),
    sql`${stripeEvent.receivedAtMs} + ${dueAfterMs} <= ${nowMs}`,
  );

/**
 * Acts on stored events that nobody has acted on, oldest first; one that fails is tried again later. Each is taken by its
 * count of tries, so that several workers do not act on one at the same time. Answers how many it took.
 */
export const handleStoredEvents = async (services: Services, ctxFor: CtxFor): Promise<number> => {
  const { db } = services.database;
  const due = await db
    .select()
    .from(stripeEvent)
    .where(isDue(services.wallNow()))
    .orderBy(asc(stripeEvent.receivedAtMs), asc(stripeEvent.id))
    .limit(TAKE);
  let taken = 0;
  for (const row of due) {
    const [claimed] = await db
      .update(stripeEvent)
      .set({ attempts: row.attempts + 1 })
      .where(and(eq(stripeEvent.id, row.id), eq(stripeEvent.attempts, row.attempts), isNull(stripeEvent.handledAtMs)))
      .returning({ id: stripeEvent.id });
    if (claimed === undefined) continue;
    taken += 1;
    try {
      await handleStripeEvent(row.type, { services, ctxFor, event: storedEventSchema.parse(row.payload) });
      await db
        .update(stripeEvent)
        .set({ handledAtMs: services.wallNow(), lastError: null })
        .where(eq(stripeEvent.id, row.id));
    } catch (error) {
      services.log.warn(
        { event: row.id, type: row.type, attempts: row.attempts + 1, err: error },
        "a Stripe event could not be handled yet",
      );
      const lastError = error instanceof Error ? error.message : String(error);
      await db.update(stripeEvent).set({ lastError }).where(eq(stripeEvent.id, row.id));
    }
  }
  return taken;
};
