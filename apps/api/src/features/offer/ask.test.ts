import { cents, type AppError, type OfferId } from "@fairmile/contracts";
import { ask, batch, driver, offer } from "@fairmile/db";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openHarness, type Harness } from "../../testing/harness.ts";
import { makeDriver, type TestDriver } from "../../testing/make-driver.ts";
import { makeOpenLot, type OpenLot } from "../../testing/make-open-lot.ts";
import { placeAt } from "../../testing/testville.ts";
import { bidOffer } from "./bid.ts";
import { claimOffer } from "./claim.ts";
import { withdrawAsk } from "./withdraw.ts";

let h: Harness;
let who: TestDriver;
let lot: OpenLot;

beforeAll(async () => {
  h = await openHarness();
}, 60_000);
afterAll(() => h.close());
beforeEach(async () => {
  who = await makeDriver(h, { point: placeAt(100, 0) });
  lot = await makeOpenLot(h, [who]);
});

const offerId = (): OfferId => lot.offerOf(who);
const claim = (key?: string) =>
  claimOffer.run({
    ctx: h.ctxFor(who.actor, key === undefined ? {} : { idempotencyKey: key }),
    input: { offerId: offerId() },
  });
const code = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return "ok";
  } catch (error) {
    return (error as AppError).code;
  }
};
const setDriver = (set: Partial<typeof driver.$inferInsert>) =>
  h.database.db.update(driver).set(set).where(eq(driver.id, who.driverId));

describe("a claim", () => {
  test("is durable when it is answered, and names its round", async () => {
    const answer = await claim();
    const [row] = await h.database.db.select().from(ask).where(eq(ask.id, answer.askId));
    expect(row).toMatchObject({ status: "live", kind: "claim", askCents: null, roundNo: answer.roundNo });
  });

  test("twice is refused; the same key again gets the same answer", async () => {
    const first = await claim("tap");
    expect(await claim("tap")).toEqual(first);
    expect(await code(claim("another tap"))).toBe("already_claimed");
  });

  test("two at once under one key have one effect", async () => {
    const [a, b] = await Promise.all([claim("twin"), claim("twin")]);
    expect(a).toEqual(b);
  });

  test("and a bid replace each other", async () => {
    await claim();
    const bid = await bidOffer.run({ ctx: h.ctxFor(who.actor), input: { offerId: offerId(), askCents: cents(200) } });
    const rows = await h.database.db
      .select()
      .from(ask)
      .where(and(eq(ask.driverId, who.driverId), eq(ask.status, "live")));
    expect(rows.map((row) => row.id)).toEqual([bid.askId]);
  });

  test("on a lot that was sold, withdrawn or is with ops says which", async () => {
    const set = (status: "awarded" | "withdrawn" | "unsold") =>
      h.database.db.execute(`update batch set status = '${status}', version = version + 1 where id = '${lot.lotId}'`);
    await set("awarded");
    expect(await code(claim())).toBe("lot_sold");
    const other = await makeOpenLot(h, [who]);
    await h.database.db.execute(
      `update batch set status = 'withdrawn', version = version + 1 where id = '${other.lotId}'`,
    );
    expect(await code(claimOffer.run({ ctx: h.ctxFor(who.actor), input: { offerId: other.offerOf(who) } }))).toBe(
      "lot_withdrawn",
    );
  });

  test("on an offer that ran out is refused", async () => {
    h.clock.advance(3_600_000);
    expect(await code(claim())).toBe("offer_expired");
  });

  test("with a stale position is refused", async () => {
    const [shown] = await h.database.db.select().from(offer).where(eq(offer.id, offerId()));
    h.clock.set((shown?.expiresAtMs ?? 0) - 1);
    await h.database.db.execute(
      `update driver_position set at_ms = at_ms - 3600000 where driver_id = '${who.driverId}'`,
    );
    expect(await code(claim())).toBe("position_stale");
  });

  test("by a driver who is away, busy or suspended says which", async () => {
    await setDriver({ presence: "offline" });
    expect(await code(claim())).toBe("driver_offline");
    await setDriver({ presence: "on_route" });
    expect(await code(claim())).toBe("driver_on_route");
    await h.database.db.execute(
      `update driver set status = 'suspended', version = version + 1 where id = '${who.driverId}'`,
    );
    expect(await code(claim())).toBe("driver_suspended");
  });

  test("after the freeze counts for the next round and says so", async () => {
    await lot.openNextRound();
    const answer = await claim();
    expect(answer).toMatchObject({ afterFreeze: true, roundNo: lot.shownInRound + 1 });
  });

  test("with unknown fields names them", async () => {
    const work = claimOffer.run({ ctx: h.ctxFor(who.actor), input: { offerId: offerId(), pay: 5 } as never });
    await expect(work).rejects.toMatchObject({
      code: "invalid_input",
      fields: [{ path: "pay", code: "unknown_field" }],
    });
  });
});

describe("a bid", () => {
  test("above the price shown is refused by name", async () => {
    const work = bidOffer.run({ ctx: h.ctxFor(who.actor), input: { offerId: offerId(), askCents: cents(9_999_999) } });
    await expect(work).rejects.toMatchObject({
      code: "ask_above_posted",
      fields: [{ path: "askCents", code: "too_big" }],
    });
  });

  test("can be taken out before its round closes, twice without harm", async () => {
    const { askId } = await claim();
    await withdrawAsk.run({ ctx: h.ctxFor(who.actor), input: { askId: askId as never } });
    await withdrawAsk.run({ ctx: h.ctxFor(who.actor), input: { askId: askId as never } });
    const [row] = await h.database.db.select({ status: ask.status }).from(ask).where(eq(ask.id, askId));
    expect(row?.status).toBe("withdrawn");
    const [open] = await h.database.db.select({ status: batch.status }).from(batch).where(eq(batch.id, lot.lotId));
    expect(open?.status).toBe("open");
  });
});
