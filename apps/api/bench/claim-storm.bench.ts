import { award, ask, offer } from "@fairmile/db";
import { eq, sql } from "drizzle-orm";
import { issueDriverToken } from "../src/auth/driver-token.ts";
import { createSigner } from "../src/platform/signer.ts";
import { writeDrivers, writeLots } from "./support/crowd.ts";
import { RawLine, requestBytes } from "./support/raw-line.ts";
import { cpuMs } from "./support/cpu-ms.ts";
import { emit, openScene, percentile, SECRET, startServe } from "./support/scene.ts";

// 1,000 drivers claim one lot in the same instant, over HTTP, against the production API on PostgreSQL: how long until
// each is told that the claim is durable, and that the next clearing has one winner for each lot. The storm comes four
// times, on four lots: the first meets a process whose code was never run, the others one that has been up for a minute.

const DRIVERS = 1_000;
const STORMS = 4;
const EXPOSURE_LEFT_MS = 20_000;

const pad = (n: number): string => String(n).padStart(6, "0");
const offerIdOf = (storm: number, n: number): string => `ofr_bench${storm}x${pad(n)}`;

const scene = await openScene();
const nowMs = Date.now();
const marketId = scene.market.id;
await writeDrivers(scene.database, { marketId, count: DRIVERS, nowMs });
await writeLots(scene.database, {
  marketId,
  count: STORMS,
  openedAtMs: nowMs - 15_000 + EXPOSURE_LEFT_MS,
  deadlineAtMs: nowMs + 3_600_000,
});
await scene.database.db.execute(sql`
  insert into ${offer} (market_id, id, batch_id, driver_id, round_no, posted_cents, floor_cents, surge_cents, tip_cents, to_pickup_ms, to_pickup_meters, shown_at_ms, expires_at_ms)
  select ${marketId}, 'ofr_bench' || storm || 'x' || lpad(n::text, 6, '0'), 'bat_bench' || lpad(storm::text, 6, '0'), 'drv_bench' || lpad(n::text, 6, '0'),
    1, 900, 300, 0, 0, 300000, 1500, ${nowMs}, ${nowMs + 600_000}
  from generate_series(1, ${STORMS}) storm, generate_series(1, ${DRIVERS}) n`);
const api = await startServe(scene.url);
const signer = createSigner(SECRET);
const phones = await Promise.all(
  Array.from({ length: DRIVERS }, async (_, i) => ({
    n: i + 1,
    line: await RawLine.open(api.origin),
    authorization: `Bearer ${issueDriverToken(signer, { marketId, userId: `usr-${i + 1}`, driverId: `drv_bench${pad(i + 1)}`, expiresAtMs: Date.now() + 600_000 })}`,
  })),
);
const look = (authorization: string): Buffer =>
  requestBytes({ method: "GET", path: "/trpc/offer.list", headers: { authorization } });
const claim = (authorization: string, storm: number, n: number): Buffer =>
  requestBytes({
    method: "POST",
    path: "/trpc/offer.claim",
    headers: { authorization, "idempotency-key": `storm-${storm}-${n}` },
    body: { offerId: offerIdOf(storm, n) },
  });

/** Everybody at once; answers with how long each waited. */
const runStorm = async (storm: number): Promise<{ readonly took: number[]; readonly cpuMs: number }> => {
  const requests = phones.map(({ n, line, authorization }) => ({ line, bytes: claim(authorization, storm, n) }));
  const before = cpuMs(api.pid);
  const answers = await Promise.all(requests.map(({ line, bytes }) => line.ask(bytes)));
  const used = cpuMs(api.pid) - before;
  for (const { status, text } of answers) if (status !== 200) throw new Error(`claim answered ${status}: ${text}`);
  return { took: answers.map(({ ms }) => ms), cpuMs: used };
};

// Each driver's phone has asked for its offers, so every connection is open.
await Promise.all(phones.map(({ line, authorization }) => line.ask(look(authorization))));
const storms: Awaited<ReturnType<typeof runStorm>>[] = [];
for (let storm = 1; storm <= STORMS; storm += 1) {
  storms.push(await runStorm(storm));
  await new Promise((done) => setTimeout(done, 500));
}
for (const { line } of phones) line.close();
const [durable] = await scene.database.db.select({ count: sql<number>`count(*)::int` }).from(ask);
let awards: { batchId: string }[] = [];
for (let i = 0; i < 400 && awards.length < STORMS; i += 1) {
  await new Promise((done) => setTimeout(done, 100));
  awards = await scene.database.db.select({ batchId: award.batchId }).from(award).where(eq(award.marketId, marketId));
}
const [first, ...later] = storms;
const p99s = later.map(({ took }) => percentile(took, 0.99));
emit("claim-storm", "durable claims", durable?.count ?? 0, "claims");
emit("claim-storm", "lots with one winner at the clearing", new Set(awards.map((row) => row.batchId)).size, "lots");
emit("claim-storm", "winners", awards.length, "winners");
emit("claim-storm", "acknowledged p99, first storm after the start", percentile(first?.took ?? [], 0.99), "ms");
emit(
  "claim-storm",
  "acknowledged p50, later storms",
  percentile(
    later.flatMap(({ took }) => took),
    0.5,
  ),
  "ms",
);
emit("claim-storm", "acknowledged p99, best of the later storms", Math.min(...p99s), "ms");
emit("claim-storm", "acknowledged p99, worst of the later storms", Math.max(...p99s), "ms");
const cpu = later.reduce((sum, storm) => sum + storm.cpuMs, 0) / later.length;
emit("claim-storm", "CPU of the API per claim, later storms", (cpu / DRIVERS) * 1_000, "µs");
await api.stop();
await scene.close();
