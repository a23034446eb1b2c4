import { assignment, award, batch, delivery, outbox, round, type Database } from "@fairmile/db";
import { and, asc, eq, sql } from "drizzle-orm";
import { loadRound } from "../../features/round/load-round.ts";
import { replayRound } from "../../features/round/replay-round.ts";
import { FAST_POLICY } from "./fast-policy.ts";

type Rows = readonly Record<string, unknown>[];

/** Lots that nobody will ever end, routes that lead nowhere, and drivers who wait for ever; a sentence each. */
export const stuckThings = async (database: Database, marketId: string, nowMs: number): Promise<string[]> => {
  const past = FAST_POLICY.reserve.escalateAfterMs;
  const rows: Rows = await database.db.execute(sql`
    select 'the lot ' || b.id || ' is ' || b.status || ' without a route' as what from ${batch} b
    where b.market_id = ${marketId} and b.status in ('awarded', 'in_progress') and not exists (
      select 1 from ${assignment} a where a.market_id = b.market_id and a.batch_id = b.id and a.status = 'active')
    union all
    select 'the lot ' || b.id || ' is still ' || b.status from ${batch} b
    where b.market_id = ${marketId} and (b.status = 'forming'
      or (b.status = 'open' and ${nowMs} - b.opened_at_ms - b.stood_still_ms > ${past}))
    union all
    select 'the lot ' || b.id || ' is open without a delivery' from ${batch} b
    where b.market_id = ${marketId} and b.status = 'open' and not exists (
      select 1 from ${delivery} d where d.market_id = b.market_id and d.batch_id = b.id and d.status = 'batched')
    union all
    select 'the lot ' || b.id || ' has ' || count(*) || ' live awards' from ${batch} b
    join ${award} w on w.market_id = b.market_id and w.batch_id = b.id and w.status in ('offered', 'confirmed')
    where b.market_id = ${marketId} group by b.id having count(*) > 1
    union all
    select 'the delivery ' || d.id || ' is ' || d.status || ' in a lot that is ' || b.status from ${delivery} d
    join ${batch} b on b.market_id = d.market_id and b.id = d.batch_id
    where d.market_id = ${marketId} and d.status = 'batched' and b.status not in ('forming', 'open', 'unsold')
    union all
    select 'the ask ' || a.id || ' won without an award' from ask a
    where a.market_id = ${marketId} and a.status = 'won' and not exists (
      select 1 from ${award} w where w.market_id = a.market_id and w.batch_id = a.batch_id and w.driver_id = a.driver_id)
    union all
    select 'the ask ' || a.id || ' is live on a lot that is ' || b.status from ask a
    join ${batch} b on b.market_id = a.market_id and b.id = a.batch_id
    where a.market_id = ${marketId} and a.status = 'live' and b.status <> 'open'
    union all
    select 'the driver ' || v.id || ' is on a route that is not there' from driver v
    where v.market_id = ${marketId} and v.presence = 'on_route' and not exists (
      select 1 from ${assignment} a where a.market_id = v.market_id and a.driver_id = v.id and a.status = 'active')`);
  return rows.map((row) => String(row["what"]));
};

/** Rounds whose document, cleared again, does not come to the stored bytes. */
export const unfaithfulRounds = async (database: Database, marketId: string): Promise<string[]> => {
  const rounds = await database.db
    .select({ roundNo: round.roundNo })
    .from(round)
    .where(eq(round.marketId, marketId))
    .orderBy(asc(round.roundNo));
  const wrong: string[] = [];
  for (const [i, { roundNo }] of rounds.entries()) {
    if (!replayRound(await loadRound(database, marketId, roundNo)).same)
      wrong.push(`round ${roundNo} replays otherwise`);
    if (roundNo !== i + 1) wrong.push(`round ${i + 1} is missing before round ${roundNo}`);
  }
  return [...new Set(wrong)];
};

/** The event by which the world hears of a delivery in this state. */
const EVENT_OF: Readonly<Record<string, string>> = {
  created: "delivery.created",
  batched: "delivery.batched",
  assigned: "delivery.assigned",
  picked_up: "delivery.picked_up",
  delivered: "delivery.delivered",
  cancelled: "delivery.cancelled",
};
/** What a delivered one has been through; each of these once and no more. */
const LIFE = ["delivery.created", "delivery.picked_up", "delivery.delivered"];

/** Deliveries of whose state, or of whose way there, nobody was told, or twice. */
export const untold = async (database: Database, marketId: string): Promise<string[]> => {
  const rows = await database.db
    .select({ type: outbox.type, subject: outbox.subject, data: outbox.data })
    .from(outbox)
    .where(and(eq(outbox.marketId, marketId), sql`${outbox.type} like 'delivery.%'`));
  const told = Map.groupBy(rows, (row) => row.subject);
  const deliveries = await database.db.select().from(delivery).where(eq(delivery.marketId, marketId));
  return deliveries.flatMap(({ id, status }) => {
    const own = told.get(id) ?? [];
    const type = EVENT_OF[status] ?? "delivery.status_changed";
    const isTold = own.some(
      (row) => row.type === type && (type !== "delivery.status_changed" || row.data["status"] === status),
    );
    const count = (name: string): number => own.filter((row) => row.type === name).length;
    const odd = status === "delivered" ? LIFE.filter((name) => count(name) !== 1) : [];
    return [
      ...(isTold ? [] : [`nobody was told that ${id} is ${status}`]),
      ...odd.map((name) => `${name} of ${id} was told ${count(name)} times`),
    ];
  });
};
