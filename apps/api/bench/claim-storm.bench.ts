import { award, ask, offer } from "@fairmile/db";
import { eq, sql } from "drizzle-orm";
import { issueDriverToken } from "../src/auth/driver-token.ts";
import { createSigner } from "../src/platform/signer.ts";
import { writeDrivers, writeLots } from "./support/crowd.ts";
import { emit, openScene, percentile, SECRET, startServe } from "./support/scene.ts";

// 1,000 drivers claim one lot in the same instant, over HTTP, against the production API on PostgreSQL: how long until
// each is told that the claim is durable, and that the next clearing has one winner.

const DRIVERS = 1_000;
const EXPOSURE_LEFT_MS = 9_000;

const scene = await openScene();
const nowMs = Date.now();
const marketId = scene.market.id;
await writeDrivers(scene.database, { marketId, count: DRIVERS, nowMs });
await writeLots(scene.database, {
  marketId,
  count: 1,
  openedAtMs: nowMs - 15_000 + EXPOSURE_LEFT_MS,
  deadlineAtMs: nowMs + 3_600_000,
});
await scene.database.db.execute(sql`
  insert into ${offer} (market_id, id, batch_id, driver_id, round_no, posted_cents, floor_cents, surge_cents, tip_cents, to_pickup_ms, to_pickup_meters, shown_at_ms, expires_at_ms)
  select ${marketId}, 'ofr_bench' || lpad(n::text, 6, '0'), 'bat_bench000001', 'drv_bench' || lpad(n::text, 6, '0'), 1, 900, 300, 0, 0, 300000, 1500, ${nowMs}, ${nowMs + 600_000}
  from generate_series(1, ${DRIVERS}) n`);
const api = await startServe(scene.url);
const signer = createSigner(SECRET);
const pad = (n: number): string => String(n).padStart(6, "0");
const requests = Array.from({ length: DRIVERS }, (_, i) => ({
  url: `${api.origin}/trpc/offer.claim`,
  init: {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "idempotency-key": `storm-${i}`,
      authorization: `Bearer ${issueDriverToken(signer, { marketId, userId: `usr-${i + 1}`, driverId: `drv_bench${pad(i + 1)}`, expiresAtMs: Date.now() + 600_000 })}`,
    },
    body: JSON.stringify({ offerId: `ofr_bench${pad(i + 1)}` }),
  },
}));
// Connections and code are warm, as they are on a busy evening: each driver's phone has asked for its offers.
await Promise.all(
  requests.map(({ init }) =>
    fetch(`${api.origin}/trpc/offer.list`, { headers: { authorization: init.headers.authorization } }).then((r) =>
      r.text(),
    ),
  ),
);

const startMs = performance.now();
const took = await Promise.all(
  requests.map(async ({ url, init }) => {
    const sentMs = performance.now();
    const answer = await fetch(url, init);
    const body = await answer.text();
    if (!answer.ok) throw new Error(`claim answered ${answer.status}: ${body}`);
    return performance.now() - sentMs;
  }),
);
const totalMs = performance.now() - startMs;
const [durable] = await scene.database.db.select({ count: sql<number>`count(*)::int` }).from(ask);
let winners = 0;
for (let i = 0; i < 200 && winners === 0; i += 1) {
  await new Promise((done) => setTimeout(done, 100));
  winners = (await scene.database.db.select().from(award).where(eq(award.marketId, marketId))).length;
}
emit("claim-storm", "durable claims", durable?.count ?? 0, "claims");
emit("claim-storm", "acknowledged p50", percentile(took, 0.5), "ms");
emit("claim-storm", "acknowledged p99", percentile(took, 0.99), "ms");
emit("claim-storm", "all acknowledged", totalMs, "ms");
emit("claim-storm", "winners at the next clearing", winners, "winners");
await api.stop();
await scene.close();
