import type { Database } from "@fairmile/db";
import type { Session } from "@fairmile/robots";
import type { Control } from "@fairmile/stripe-local";
import { isMoneyAtRest } from "./read-facts.ts";
import { waitUntil } from "./wait-until.ts";

const WITHIN_WALL_MS = 45_000;

/** Waits until the money rests at both ends and no queue holds anything. Answers whether it came to that. */
export const settle = ({
  database,
  marketId,
  admin,
  stripe,
}: {
  readonly database: Database;
  readonly marketId: string;
  readonly admin: Session;
  readonly stripe: Control;
}): Promise<boolean> =>
  waitUntil(async () => {
    if (!(await isMoneyAtRest(database, marketId))) return false;
    await stripe.idle();
    const { outbox, stripeCalls, webhooks, messages, audit } = await admin.trpc.health.get.query({});
    const unhandled = await database.sql`select count(*)::int as count from stripe_event where handled_at_ms is null`;
    const queues = [...outbox, stripeCalls, webhooks, messages, audit];
    return queues.every((queue) => queue.waiting === 0) && unhandled[0]?.["count"] === 0;
  }, WITHIN_WALL_MS);
