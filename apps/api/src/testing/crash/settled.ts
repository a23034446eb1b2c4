import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import type { CrashScene } from "./crash-scene.ts";

/** What is still under way, by name and number; empty once everything has come to rest. */
const underWay = async ({ database, market }: CrashScene): Promise<Record<string, number>> => {
  const rows: readonly Record<string, unknown>[] = await database.db.execute(sql`
    select 'deliveries' as what, count(*)::int as n from delivery
      where market_id = ${market.id} and status not in ('delivered', 'cancelled', 'returned', 'at_pickup_point')
    union all select 'lots', count(*)::int from batch where market_id = ${market.id} and status not in ('completed', 'withdrawn')
    union all select 'payments', count(*)::int from payment
      where market_id = ${market.id} and status in ('requested', 'held', 'capturing', 'voiding')
    union all select 'transfers', count(*)::int from transfer where market_id = ${market.id} and status in ('waiting', 'requested')
    union all select 'calls to Stripe', count(*)::int from stripe_call where market_id = ${market.id} and status = 'pending'
    union all select 'events of Stripe', count(*)::int from stripe_event where handled_at_ms is null
    union all select 'unsealed audit rows', count(*)::int from audit_log l where l.market_id = ${market.id} and not exists (
      select 1 from audit_seal s where s.market_id = l.market_id and s.audit_id = l.id)`);
  return Object.fromEntries(
    rows.filter((row) => Number(row["n"]) > 0).map((row) => [String(row["what"]), Number(row["n"])]),
  );
};

/** Waits until everything has come to rest, so long at most; answers what is left. */
export const settle = async (scene: CrashScene, withinMs: number): Promise<Record<string, number>> => {
  const untilMs = performance.now() + withinMs;
  for (;;) {
    const left = await underWay(scene);
    if (Object.keys(left).length === 0 || performance.now() > untilMs) return left;
    await sleep(250);
  }
};
