import { award, marketState, offer } from "@fairmile/db";
import { eq, sql } from "drizzle-orm";
import { openHarness } from "../src/testing/harness.ts";
import { holdLease } from "../src/market-loop/lease.ts";
import { openRound } from "../src/market-loop/open-round.ts";
import { runRound } from "../src/market-loop/run-round.ts";
import { writeDrivers, writeLots } from "./support/crowd.ts";
import { emit, openScene, percentile } from "./support/scene.ts";

// A round of 200 lots and 1,000 drivers with 5,000 asks on PostgreSQL: opening it, and from the freeze to the commit.

const LOTS = 200;
const DRIVERS = 1_000;
const ASKS = 5_000;
const ROUNDS = 5;

const scene = await openScene();
const h = await openHarness();
const nowMs = h.clock.now();
const marketId = scene.market.id;
const services = { ...h.services, database: scene.database, wallNow: () => performance.now() };
const ctx = { ...h.system(), ...services, market: scene.market };
await writeDrivers(scene.database, { marketId, count: DRIVERS, nowMs });
await writeLots(scene.database, { marketId, count: LOTS, openedAtMs: nowMs - 60_000, deadlineAtMs: nowMs + 7_200_000 });
const lease = await holdLease(scene.database, { marketId, holder: "bench", wallNowMs: 1 });
if (lease === null) throw new Error("nobody else holds the market");
const opened: number[] = [];
const committed: number[] = [];
for (let i = 0; i < ROUNDS; i += 1) {
  const before = performance.now();
  const open = await openRound(ctx, lease);
  if (open === null) throw new Error("the lease is ours");
  opened.push(performance.now() - before);
  // A bid of most of the posted price on ASKS of the pairs, spread over lots and drivers.
  await scene.database.db.execute(sql`
    insert into ask (market_id, id, offer_id, batch_id, driver_id, kind, ask_cents, status, round_no, idempotency_key, received_at_ms)
    select distinct on (o.batch_id, o.driver_id) ${marketId}, 'ask_b' || ${i} || 'x' || md5(o.id), o.id, o.batch_id, o.driver_id, 'bid',
      greatest(1, o.posted_cents - (('x' || left(md5(o.id), 6))::bit(24)::int % 200)), 'live', ${open.facts.roundNo}, 'k' || ${i} || o.id, ${nowMs}
    from ${offer} o
    join batch b on b.market_id = o.market_id and b.id = o.batch_id and b.status = 'open'
    join driver d on d.market_id = o.market_id and d.id = o.driver_id and d.presence = 'available'
    where o.market_id = ${marketId}
    order by o.batch_id, o.driver_id, o.shown_at_ms desc limit ${ASKS}`);
  const result = await runRound(ctx, lease, open.facts);
  committed.push(result.commitMs);
  if (i === 0) {
    emit("round", "lots", open.facts.lots.length, "lots");
    emit("round", "candidate pairs", open.facts.edges.length, "pairs");
    emit("round", "asks", result.asks, "asks");
    emit("round", "awards", result.awards, "awards");
  }
  // The same market again: everything sold is for sale once more.
  await scene.database.db.execute(
    sql`update delivery set status = 'batched', version = version + 1, assignment_id = null, driver_pay_cents = null where false`,
  );
  await scene.database.db.execute(
    sql.raw(`
    alter table batch disable trigger all; alter table delivery disable trigger all; alter table driver disable trigger all;
    delete from stop; delete from receipt; delete from assignment; delete from award; delete from ask;
    update batch set status = 'open'; update delivery set status = 'batched', assignment_id = null, driver_pay_cents = null; update driver set presence = 'available';
    alter table batch enable trigger all; alter table delivery enable trigger all; alter table driver enable trigger all;`),
  );
}
const [state] = await scene.database.db.select().from(marketState).where(eq(marketState.marketId, marketId));
const [left] = await scene.database.db.select({ count: sql<number>`count(*)::int` }).from(award);
if (state?.openRoundNo !== ROUNDS + 1 || left?.count !== 0) throw new Error("not every round was committed");
emit("round", "opening p50", percentile(opened, 0.5), "ms");
emit("round", "freeze to committed, first", committed[0] ?? 0, "ms");
emit("round", "freeze to committed p50", percentile(committed, 0.5), "ms");
emit("round", "freeze to committed, slowest", Math.max(...committed), "ms");
await h.close();
await scene.close();
