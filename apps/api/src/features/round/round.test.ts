import { createHash } from "node:crypto";
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { round } from "@fairmile/db";
import { canonicalJson, clearRound, type RoundDocument } from "@fairmile/matching";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { holdLease } from "../../market-loop/lease.ts";
import { openRound } from "../../market-loop/open-round.ts";
import { runRound } from "../../market-loop/run-round.ts";
import type { Actor } from "../../platform/actor.ts";
import { openHarness, type Harness } from "../../testing/harness.ts";
import { makeDelivery } from "../../testing/make-delivery.ts";
import { makeDriver, type TestDriver } from "../../testing/make-driver.ts";
import { openLots } from "../../testing/make-route.ts";
import { makeStore } from "../../testing/make-store.ts";
import { makeStaff } from "../../testing/make-user.ts";
import { refusal } from "../../testing/refusal.ts";
import { placeAt } from "../../testing/testville.ts";
import { bidOffer } from "../offer/bid.ts";
import { claimOffer } from "../offer/claim.ts";
import { listOffers } from "../offer/list.ts";
import { DEFAULT_POLICY } from "../policy/default-policy.ts";
import { getRoundDocument } from "./document.ts";
import { getRound } from "./get.ts";
import { listRounds } from "./list.ts";

let h: Harness;
let admin: Actor;
let near: TestDriver;
let far: TestDriver;
let idle: TestDriver;
let roundNo: number;

const offerOf = async (who: TestDriver) => {
  const [shown] = await listOffers.run({ ctx: h.ctxFor(who.actor), input: undefined });
  if (shown === undefined) throw new Error("nothing is offered");
  return shown;
};

/** A lot in front of three drivers: one bids, one claims, one does nothing. */
beforeAll(async () => {
  h = await openHarness();
  admin = await makeStaff(h);
  const shop = await makeStore(h, { name: "Corner Bakery" });
  const parcel = await makeDelivery(h, shop, { tipCents: 150 });
  await openLots(h, [parcel.id]);
  h.clock.advance(DEFAULT_POLICY.round.exposureMs);
  near = await makeDriver(h, { name: "Near", point: placeAt(50, 0) });
  far = await makeDriver(h, { name: "Far", point: placeAt(900, 0) });
  idle = await makeDriver(h, { name: "Idle", point: placeAt(300, 0) });
  const lease = await holdLease(h.database, { marketId: h.market.id, holder: "test", wallNowMs: h.wall.now() });
  if (lease === null) throw new Error("nobody else holds the market");
  const open = await openRound(h.system(), lease);
  if (open === null) throw new Error("the lease is ours");
  const shown = await offerOf(near);
  await bidOffer.run({
    ctx: h.ctxFor(near.actor),
    input: { offerId: shown.id as never, askCents: (shown.postedCents - 30) as never },
  });
  await claimOffer.run({ ctx: h.ctxFor(far.actor), input: { offerId: (await offerOf(far)).id as never } });
  roundNo = (await runRound(h.system(), lease, open.facts)).roundNo;
}, 60_000);
afterAll(() => h.close());

test("a cleared round reads candidate by candidate, and replays to the same bytes", async () => {
  const view = await getRound.run({ ctx: h.ctxFor(admin), input: { roundNo } });
  expect(view).toMatchObject({ roundNo, marketName: "Testville", currency: "EUR", policyVersion: 1, tipCents: 150 });
  expect(view.replay).toEqual({ same: true, digest: view.digest });
  const [lot, ...more] = view.lots;
  expect(more).toEqual([]);
  expect(lot).toMatchObject({ storeName: "Corner Bakery", deliveries: 1, result: "sold" });
  expect(lot?.dropoffs).toHaveLength(1);
  expect(lot?.edges.map(({ driverName, kind, result }) => [driverName, kind, result])).toEqual([
    ["Near", "bid", "paid"],
    ["Idle", null, "no_ask"],
    ["Far", "claim", "outbid"],
  ]);
  const [winner, , loser] = lot?.edges ?? [];
  // The winner's pay is its ask and what the round gains by it; the claim that lost adds nothing.
  expect(winner?.addsCents).toBe(30);
  expect(loser?.addsCents).toBe(0);
  expect(winner?.payCents).toBe((winner?.askCents ?? 0) + view.welfareCents - (winner?.welfareWithoutCents ?? 0));
  expect(view.payCents).toBe(winner?.payCents);
  expect(view.drivers.find((row) => row.driverId === near.driverId)?.wonLotId).toBe(lot?.lotId);
  expect(view.drivers.find((row) => row.driverId === idle.driverId)?.wonLotId).toBeNull();
  expect(view.steps.map(({ step }) => step)).toEqual(expect.arrayContaining(["freeze", "clear"]) as unknown);
});

test("the document alone gives the outcome again in another process, and another outcome with one ask changed", async () => {
  const stored = await getRoundDocument.run({ ctx: h.ctxFor(admin), input: { roundNo } });
  const script = `
    import { replay } from "@fairmile/matching";
    let text = "";
    for await (const chunk of process.stdin) text += chunk;
    const again = replay(JSON.parse(text));
    process.stdout.write(again.ok ? again.canonical : "refused " + again.code);`;
  const inNewProcess = async (document: string): Promise<string> => {
    const run = promisify(execFile)(process.execPath, ["--input-type=module", "-e", script], {
      cwd: import.meta.dirname,
      env: { ...process.env, TZ: "Pacific/Apia" },
    });
    run.child.stdin?.end(document);
    return (await run).stdout;
  };
  const canonical = await inNewProcess(stored.document);
  expect(canonical).toBe(stored.outcome);
  expect(createHash("sha256").update(canonical).digest("hex")).toBe(stored.digest);
  const document = JSON.parse(stored.document) as RoundDocument;
  const asks = document.asks.map((ask) => (ask.askCents === null ? ask : { ...ask, askCents: ask.askCents - 1 }));
  expect(await inNewProcess(JSON.stringify({ ...document, asks }))).not.toBe(stored.outcome);
});

test("a stored outcome that is not what the document gives is called out", async () => {
  const [row] = await h.database.db.select().from(round).where(eq(round.roundNo, roundNo));
  if (row === undefined) throw new Error("no round");
  const document = JSON.parse(row.document) as RoundDocument;
  const cleared = clearRound({ ...document, asks: [] });
  if (!cleared.ok) throw new Error(cleared.code);
  const outcome = canonicalJson(cleared.outcome);
  const digest = createHash("sha256").update(outcome).digest("hex");
  await h.database.db.insert(round).values({ ...row, roundNo: roundNo + 1, outcome, digest });
  const view = await getRound.run({ ctx: h.ctxFor(admin), input: { roundNo: roundNo + 1 } });
  expect(view.replay.same).toBe(false);
  expect(view.replay.digest).not.toBe(digest);
  expect(view.previousNo).toBe(roundNo);
  await h.database.db.execute(sql`alter table round disable trigger user`);
  await h.database.db.delete(round).where(eq(round.roundNo, roundNo + 1));
  await h.database.db.execute(sql`alter table round enable trigger user`);
});

test("the list counts what the rounds did, newest first, page by page", async () => {
  const [row] = await h.database.db.select().from(round).where(eq(round.roundNo, roundNo));
  if (row === undefined) throw new Error("no round");
  await h.database.db.insert(round).values([101, 102, 103].map((no) => ({ ...row, roundNo: no })));
  const page = await listRounds.run({ ctx: h.ctxFor(admin), input: { limit: 3 } });
  expect(page.rounds.map((one) => one.roundNo)).toEqual([103, 102, 101]);
  const rest = await listRounds.run({ ctx: h.ctxFor(admin), input: { limit: 3, cursor: page.nextCursor ?? "" } });
  expect(rest).toMatchObject({ rounds: [{ roundNo, lots: 1, drivers: 3, asks: 2, awards: 1 }], nextCursor: null });
});

test("a round that was not is unknown, and a cursor of our own making is asked for", async () => {
  const ctx = h.ctxFor(admin);
  expect((await refusal(getRound.run({ ctx, input: { roundNo: 9_999 } }))).code).toBe("round_unknown");
  expect((await refusal(getRoundDocument.run({ ctx, input: { roundNo: 9_999 } }))).code).toBe("round_unknown");
  expect((await refusal(listRounds.run({ ctx, input: { limit: 3, cursor: "x" } }))).fields).toEqual([
    { path: "cursor", code: "invalid_format" },
  ]);
});

test("support reads rounds; drivers and strangers do not", async () => {
  const support = await makeStaff(h, "support");
  await expect(getRound.run({ ctx: h.ctxFor(support), input: { roundNo } })).resolves.toMatchObject({ roundNo });
  expect((await refusal(getRound.run({ ctx: h.ctxFor(near.actor), input: { roundNo } }))).code).toBe("forbidden");
  expect((await refusal(getRound.run({ ctx: h.anonymous(), input: { roundNo } }))).code).toBe("unauthenticated");
});
