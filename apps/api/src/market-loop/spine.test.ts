import { cents, type OfferId, type StopId } from "@fairmile/contracts";
import { award, batch, delivery, payment, posting, round, transfer } from "@fairmile/db";
import { replay, type RoundDocument } from "@fairmile/matching";
import sharp from "sharp";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getRoute } from "../features/assignment/get.ts";
import { startRoute } from "../features/assignment/start.ts";
import { postDelivery } from "../features/delivery/post.ts";
import { bidOffer } from "../features/offer/bid.ts";
import { claimOffer } from "../features/offer/claim.ts";
import { listOffers } from "../features/offer/list.ts";
import { saveProof } from "../features/proof/save.ts";
import { listDriverReceipts } from "../features/receipt/list.ts";
import { arriveStop } from "../features/stop/arrive.ts";
import { completeStop } from "../features/stop/complete.ts";
import { workerCtx } from "../money/market-ctx.ts";
import { runDueStripeCalls } from "../money/stripe-worker.ts";
import { openHarness, type Harness } from "../testing/harness.ts";
import { makeDriver, type TestDriver } from "../testing/make-driver.ts";
import { makeStore, type TestStore } from "../testing/make-store.ts";
import { placeAt } from "../testing/testville.ts";
import { currentPolicy } from "../features/policy/current-policy.ts";
import { digestOf } from "./commit-round.ts";
import { holdLease, type Lease } from "./lease.ts";
import { openBatches } from "./open-batches.ts";
import { openRound, type OpenRound } from "./open-round.ts";
import { runRound, type RoundResult } from "./run-round.ts";

let h: Harness;
let shop: TestStore;
let near: TestDriver;
let far: TestDriver;
let lease: Lease;

beforeAll(async () => {
  h = await openHarness();
  shop = await makeStore(h);
  near = await makeDriver(h, { name: "Near Nora", point: placeAt(150, 50) });
  far = await makeDriver(h, { name: "Far Faith", point: placeAt(1_500, 900) });
  const held = await holdLease(h.database, { marketId: h.market.id, holder: "test", wallNowMs: h.wall.now() });
  if (held === null) throw new Error("nobody else holds the market");
  lease = held;
}, 60_000);

afterAll(() => h.close());

const post = (east: number, north: number, tip = 0) =>
  postDelivery.run({
    ctx: h.ctxFor(shop.owner),
    input: {
      pickup: { locationId: shop.locationId },
      dropoff: {
        name: "Ada R.",
        place: { address: "Station Road 3", point: placeAt(east, north) },
        verification: { photo: true, pin: true },
      },
      parcels: [{ size: "small" }],
      tipCents: tip,
    } as never,
  });

const open = async (): Promise<OpenRound> => {
  const { policy } = await currentPolicy(h.database, h.market.id, h.clock.now());
  await openBatches(h.system(), policy);
  const opened = await openRound(h.system(), lease);
  if (opened === null) throw new Error("the lease is ours");
  return opened;
};

const close = async (opened: OpenRound): Promise<RoundResult> => {
  h.clock.set(opened.closesAtMs);
  return runRound(h.system(), lease, opened.facts);
};

/** A lot is held for company first, then stands exposed before its candidates. */
const untilExposed = async (): Promise<OpenRound> => {
  for (let i = 0; i < 80; i += 1) {
    const opened = await open();
    if (opened.exposedLots > 0) return opened;
    h.clock.advance(3_000);
    for (const driver of [near, far]) await heard(driver);
  }
  throw new Error("no lot was ever exposed");
};

const heard = async (driver: TestDriver): Promise<void> => {
  await h.database.db.execute(
    sql`update driver_position set at_ms = ${h.clock.now()} where driver_id = ${driver.driverId}`,
  );
};

const offersOf = (driver: TestDriver) => listOffers.run({ ctx: h.ctxFor(driver.actor), input: undefined });

describe("the main job", () => {
  test("post, round, claim against bid, drive, prove, pay", async () => {
    const posted = await post(900, 200, 200);
    expect(posted.payment).toBe("held");
    const opened = await untilExposed();
    const [nearOffer] = await offersOf(near);
    const [farOffer] = await offersOf(far);
    if (nearOffer === undefined || farOffer === undefined) throw new Error("both drivers see the lot");
    expect(nearOffer.tipCents).toBe(200);
    const claimed = await claimOffer.run({
      ctx: h.ctxFor(far.actor),
      input: { offerId: farOffer.id as OfferId },
    });
    expect(claimed.roundNo).toBe(opened.facts.roundNo);
    await bidOffer.run({
      ctx: h.ctxFor(near.actor),
      input: {
        offerId: nearOffer.id as OfferId,
        askCents: cents(Math.max(nearOffer.floorCents, nearOffer.postedCents - 60)),
      },
    });
    const result = await close(opened);
    expect(result).toMatchObject({ asks: 2, awards: 1 });

    const [won] = await h.database.db.select().from(award);
    expect(won).toMatchObject({ driverId: near.driverId, kind: "bid", status: "confirmed" });
    const [lostReceipt] = (await listDriverReceipts.run({ ctx: h.ctxFor(far.actor), input: { limit: 10 } })).receipts;
    expect(lostReceipt).toMatchObject({ result: "lost", kind: "claim" });
    const [wonReceipt] = (await listDriverReceipts.run({ ctx: h.ctxFor(near.actor), input: { limit: 10 } })).receipts;
    expect(wonReceipt).toMatchObject({ result: "won", payCents: won?.payCents });

    const route = await getRoute.run({ ctx: h.ctxFor(near.actor), input: undefined });
    expect(route?.stops.map((stop) => stop.kind)).toEqual(["pickup", "dropoff"]);
    if (route === null) throw new Error("a winner has a route");
    await startRoute.run({ ctx: h.ctxFor(near.actor), input: { assignmentId: route.assignmentId as never } });
    const [pickup, dropoff] = route.stops;
    if (pickup === undefined || dropoff === undefined) throw new Error("two stops");
    await arriveStop.run({ ctx: h.ctxFor(near.actor), input: { stopId: pickup.id as StopId } });
    await completeStop.run({
      ctx: h.ctxFor(near.actor),
      input: { stopId: pickup.id as StopId, proofIds: [], pins: [] },
    });
    const at = { point: dropoff.place.point, atMs: h.clock.now() };
    await arriveStop.run({ ctx: h.ctxFor(near.actor), input: { stopId: dropoff.id as StopId, position: at } });
    const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: "#884422" } })
      .withExif({ IFD0: { Copyright: "secret place" } })
      .jpeg()
      .toBuffer();
    const { proofId } = await saveProof(
      h.ctxFor(near.actor, { idempotencyKey: "photo-1" }),
      { stopId: dropoff.id as StopId, kind: "photo" },
      new Uint8Array(picture),
    );
    const [row] = await h.database.db.select({ pin: delivery.dropoffPin }).from(delivery);
    await expect(
      completeStop.run({
        ctx: h.ctxFor(near.actor),
        input: { stopId: dropoff.id as StopId, proofIds: [proofId], pins: ["000"] as never },
      }),
    ).rejects.toMatchObject({ code: "invalid_input" });
    const done = await completeStop.run({
      ctx: h.ctxFor(near.actor),
      input: { stopId: dropoff.id as StopId, proofIds: [proofId], pins: [row?.pin ?? ""] },
    });
    expect(done.status).toBe("completed");

    const ctxFor = workerCtx(h.services, "stripe");
    for (let i = 0; i < 4; i += 1) {
      await runDueStripeCalls(h.services, ctxFor);
      h.wall.advance(60_000);
    }
    const [paid] = await h.database.db.select().from(payment);
    expect(paid).toMatchObject({ status: "captured", captureCents: posted.fee.amountCents + 200 });
    const [sent] = await h.database.db.select().from(transfer);
    expect(sent).toMatchObject({ tipCents: 200, payCents: won?.payCents });
    const [sum] = await h.database.db.select({ total: sql<number>`sum(${posting.amountCents})` }).from(posting);
    expect(Number(sum?.total)).toBe(0);
    const [lot] = await h.database.db.select({ status: batch.status }).from(batch);
    expect(lot?.status).toBe("completed");
  });

  test("the stored round replays to the same bytes, and to others when one ask is changed", async () => {
    const [stored] = await h.database.db.select().from(round);
    if (stored === undefined) throw new Error("a round was written");
    const document = JSON.parse(stored.document) as RoundDocument;
    const again = replay(document);
    expect(again.ok && digestOf(again.canonical)).toBe(stored.digest);
    const other = replay({
      ...document,
      asks: document.asks.map((row) => (row.kind === "bid" ? { ...row, askCents: (row.askCents ?? 0) + 1 } : row)),
    });
    expect(other.ok && digestOf(other.canonical)).not.toBe(stored.digest);
  });
});
