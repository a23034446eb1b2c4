import { ask, auditLog, award, batch, delivery, driver, outbox, stop } from "@fairmile/db";
import { and, desc, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { holdLease } from "../../market-loop/lease.ts";
import { openRound } from "../../market-loop/open-round.ts";
import type { Actor } from "../../platform/actor.ts";
import { openHarness, type Harness } from "../../testing/harness.ts";
import { makeDelivery } from "../../testing/make-delivery.ts";
import { makeDriver, type TestDriver } from "../../testing/make-driver.ts";
import { lotOf, makeRoute, openLots } from "../../testing/make-route.ts";
import { makeStore } from "../../testing/make-store.ts";
import { makeStaff } from "../../testing/make-user.ts";
import { refusal } from "../../testing/refusal.ts";
import { placeAt } from "../../testing/testville.ts";
import { adminVerbs } from "../admin-side.ts";
import { claimOffer } from "../offer/claim.ts";
import { listOffers } from "../offer/list.ts";
import { DEFAULT_POLICY } from "../policy/default-policy.ts";

let h: Harness;
let admin: Actor;
let support: Actor;
beforeAll(async () => {
  h = await openHarness();
  admin = await makeStaff(h);
  support = await makeStaff(h, "support");
});
afterAll(() => h.close());

const driverRow = async (who: TestDriver) => {
  const [row] = await h.database.db.select().from(driver).where(eq(driver.id, who.driverId));
  if (row === undefined) throw new Error("no such driver");
  return row;
};
const decide = (who: TestDriver, decision: "approve" | "suspend" | "reinstate" | "close", reason = "checked by hand") =>
  adminVerbs.admin.decideDriver.run({ ctx: h.ctxFor(admin), input: { driverId: who.driverId, decision, reason } });

/** An open lot in front of a driver who has claimed it. */
const claimed = async (): Promise<{ lotId: string; deliveryId: string; claimer: TestDriver }> => {
  const parcel = await makeDelivery(h, await makeStore(h), { dropoffPoint: placeAt(700, 300) });
  const [lotId] = await openLots(h, [parcel.id]);
  h.clock.advance(DEFAULT_POLICY.round.exposureMs);
  const claimer = await makeDriver(h, { point: placeAt(30, 0) });
  const lease = await holdLease(h.database, { marketId: h.market.id, holder: "test", wallNowMs: h.wall.now() });
  if (lease === null || lotId === undefined) throw new Error("the scene is not complete");
  await openRound(h.system(), lease);
  const offers = await listOffers.run({ ctx: h.ctxFor(claimer.actor), input: undefined });
  const shown = offers.find((one) => one.lotId === lotId);
  if (shown === undefined) throw new Error("the lot is not offered");
  await claimOffer.run({ ctx: h.ctxFor(claimer.actor), input: { offerId: shown.id as never } });
  return { lotId, deliveryId: parcel.id, claimer };
};
const asksOf = async (lotId: string): Promise<string[]> =>
  (await h.database.db.select({ status: ask.status }).from(ask).where(eq(ask.batchId, lotId))).map((row) => row.status);

describe("a driver's account", () => {
  test("is approved with a reason that the driver reads and the audit log can prove", async () => {
    const who = await makeDriver(h, { status: "applied", point: null });
    const view = await decide(who, "approve", "papers seen");
    expect(view).toMatchObject({ id: who.driverId, status: "approved", statusReason: "papers seen", delivered: 0 });
    const [row] = await h.database.db
      .select()
      .from(auditLog)
      .where(eq(auditLog.subject, who.driverId))
      .orderBy(desc(auditLog.id));
    expect(row).toMatchObject({
      actor: admin.name,
      action: "admin.decideDriver",
      data: { decision: "approve", from: "applied", to: "approved" },
    });
    expect(JSON.stringify(row?.data)).not.toContain("papers");
    const [event] = await h.database.db
      .select()
      .from(outbox)
      .where(eq(outbox.subject, who.driverId))
      .orderBy(desc(outbox.id));
    expect(event).toMatchObject({ type: "driver.changed", audience: [`driver:${who.driverId}`, "admin"] });
  });

  test("suspended goes offline and takes its asks along; reinstated it may come back", async () => {
    const { lotId, claimer } = await claimed();
    expect(await decide(claimer, "suspend", "complaint under review")).toMatchObject({
      status: "suspended",
      presence: "offline",
    });
    expect(await asksOf(lotId)).toEqual(["closed"]);
    expect(await decide(claimer, "reinstate")).toMatchObject({ status: "approved", presence: "offline" });
  });

  test("suspended on a route may end it, and is closed only after it", async () => {
    const who = await makeDriver(h);
    const parcel = await makeDelivery(h, await makeStore(h), { dropoffPoint: placeAt(-900, 300) });
    await makeRoute(h, who, [parcel.id]);
    expect((await refusal(decide(who, "close"))).code).toBe("driver_on_route");
    expect(await decide(who, "suspend")).toMatchObject({ status: "suspended", presence: "on_route" });
  });

  test.each([
    ["applied", "suspend", "driver_wrong_state"],
    ["approved", "approve", "driver_wrong_state"],
    ["closed", "reinstate", "driver_closed"],
  ] as const)("%s: %s is %s", async (status, decision, code) => {
    const who = await makeDriver(h, { status, point: null });
    expect((await refusal(decide(who, decision))).code).toBe(code);
    expect((await driverRow(who)).status).toBe(status);
  });

  test("that does not exist is not found, and a decision needs a reason", async () => {
    const ctx = h.ctxFor(admin);
    const nobody = { driverId: "drv_00000000000000000000zz" as never, decision: "approve" as const };
    expect(
      (await refusal(adminVerbs.admin.decideDriver.run({ ctx, input: { ...nobody, reason: "why not" } }))).code,
    ).toBe("not_found");
    expect(
      (await refusal(adminVerbs.admin.decideDriver.run({ ctx, input: { ...nobody, reason: " " } }))).fields,
    ).toEqual([{ path: "reason", code: "too_short" }]);
  });

  test("two who decide at once do not both", async () => {
    const who = await makeDriver(h, { status: "applied", point: null });
    const outcomes = await Promise.allSettled([decide(who, "approve"), decide(who, "close")]);
    const row = await driverRow(who);
    // Approved and then closed is in order; closed and then approved is not.
    expect(row.version).toBe(1 + outcomes.filter((one) => one.status === "fulfilled").length);
    expect(["approved", "closed"]).toContain(row.status);
  });
});

test("drivers are listed by application, newest first, page by page, each once", async () => {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await adminVerbs.admin.listDrivers.run({
      ctx: h.ctxFor(support),
      input: { limit: 3, ...(cursor === undefined ? {} : { cursor }) },
    });
    seen.push(...page.drivers.map((row) => row.id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  const all = await h.database.db.select().from(driver).orderBy(desc(driver.appliedAtMs), desc(driver.id));
  expect(seen).toEqual(all.map((row) => row.id));
});

describe("a lot that nobody took", () => {
  const decideLot = (lotId: string, decision: "reopen" | "withdraw") =>
    adminVerbs.lot.decide.run({
      ctx: h.ctxFor(admin),
      input: { batchId: lotId as never, decision, reason: "looked into it" },
    });
  const giveUp = (lotId: string): Promise<unknown> =>
    h.database.db
      .update(batch)
      .set({ status: "unsold", version: sql`${batch.version} + 1` })
      .where(and(eq(batch.marketId, h.market.id), eq(batch.id, lotId)));

  test("is for sale again from the beginning", async () => {
    const { lotId } = await claimed();
    await giveUp(lotId);
    h.clock.advance(60_000);
    expect(await decideLot(lotId, "reopen")).toMatchObject({
      status: "open",
      openedAtMs: h.clock.now(),
      reserveCents: null,
    });
    expect((await refusal(decideLot(lotId, "reopen"))).code).toBe("lot_wrong_state");
  });

  test("is taken back with its asks, and its deliveries wait anew", async () => {
    const { lotId, deliveryId } = await claimed();
    expect(await decideLot(lotId, "withdraw")).toMatchObject({ status: "withdrawn" });
    expect(await asksOf(lotId)).toEqual(["closed"]);
    const [row] = await h.database.db.select().from(delivery).where(eq(delivery.id, deliveryId));
    expect(row).toMatchObject({ status: "created", batchId: null });
    expect((await refusal(decideLot(lotId, "withdraw"))).code).toBe("lot_withdrawn");
    const [again] = await openLots(h, [deliveryId]);
    expect(again).not.toBe(lotId);
  });

  test("that is sold is neither", async () => {
    const who = await makeDriver(h);
    const parcel = await makeDelivery(h, await makeStore(h), { dropoffPoint: placeAt(400, -800) });
    const awardId = await makeRoute(h, who, [parcel.id]);
    const [row] = await h.database.db.select().from(award).where(eq(award.id, awardId));
    const lotId = row?.batchId ?? "";
    for (const decision of ["reopen", "withdraw"] as const) {
      expect((await refusal(decideLot(lotId, decision))).code).toBe("lot_sold");
    }
    expect((await lotOf(h, lotId)).status).toBe("awarded");
    expect((await refusal(decideLot("bat_00000000000000000000zz", "reopen"))).code).toBe("not_found");
  });
});

describe("prices", () => {
  let version: number;
  beforeEach(async () => {
    version = (await adminVerbs.policy.get.run({ ctx: h.ctxFor(admin), input: {} })).version;
  });
  const publish = (basedOnVersion: number, baseCents: number) =>
    adminVerbs.policy.publish.run({
      ctx: h.ctxFor(admin),
      input: {
        basedOnVersion,
        note: "dearer fuel",
        policy: { ...DEFAULT_POLICY, fee: { ...DEFAULT_POLICY.fee, baseCents: baseCents as never } },
      },
    });

  test("are published as a new version, in force at once, and the old one stays", async () => {
    const view = await publish(version, 333);
    expect(view).toMatchObject({
      version: version + 1,
      publishedBy: admin.name,
      note: "dearer fuel",
      effectiveFromMs: h.clock.now(),
    });
    expect(await adminVerbs.policy.get.run({ ctx: h.ctxFor(support), input: {} })).toEqual(view);
    const list = await adminVerbs.policy.list.run({ ctx: h.ctxFor(support), input: { limit: 1 } });
    expect(list.versions.map((row) => row.version)).toEqual([version + 1]);
    const older = await adminVerbs.policy.list.run({
      ctx: h.ctxFor(support),
      input: { limit: 100, cursor: list.nextCursor ?? "" },
    });
    expect(older.versions[0]?.version).toBe(version);
  });

  test("made from a version that is no longer the newest are refused; of two at once one goes through", async () => {
    const both = await Promise.allSettled([publish(version, 334), publish(version, 335)]);
    expect(both.map((one) => one.status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect((await refusal(publish(version, 336))).code).toBe("policy_version_conflict");
  });

  test("outside their bounds are refused by name", async () => {
    const policy = { ...DEFAULT_POLICY, round: { ...DEFAULT_POLICY.round, everyMs: 500 as never } };
    const error = await refusal(
      adminVerbs.policy.publish.run({
        ctx: h.ctxFor(admin),
        input: { basedOnVersion: version, note: "too fast", policy },
      }),
    );
    expect(error.fields).toEqual([{ path: "policy.round.everyMs", code: "out_of_range" }]);
  });
});

test("the live picture: lots, who is about, and what a person should look at", async () => {
  const parcel = await makeDelivery(h, await makeStore(h, { name: "Late Bakery" }), {
    dropoffPoint: placeAt(300, 900),
  });
  const who = await makeDriver(h, { name: "Busy Bea" });
  await makeRoute(h, who, [parcel.id]);
  const quiet = await makeDriver(h, { name: "Quiet Quentin" });
  h.clock.advance(DEFAULT_POLICY.round.positionFreshMs + 1);
  h.services.positions.set(h.market.id, who.driverId, { ...placeAt(5, 5), headingDegrees: null, atMs: h.clock.now() });
  const live = await adminVerbs.admin.live.run({ ctx: h.ctxFor(support), input: {} });
  expect(live.drivers.find((row) => row.id === who.driverId)).toMatchObject({
    presence: "on_route",
    point: placeAt(5, 5),
    positionAtMs: h.clock.now(),
    stopsLeft: 2,
  });
  expect(live.alarms).toContainEqual(
    expect.objectContaining({ kind: "silent_driver", id: quiet.driverId, label: "Quiet Quentin" }),
  );
  expect(live.alarms.filter((row) => row.id === who.driverId)).toEqual([]);

  h.clock.set(parcel.dropoff.deadlineAtMs + 1);
  const later = await adminVerbs.admin.live.run({ ctx: h.ctxFor(admin), input: {} });
  expect(later.alarms).toContainEqual({
    kind: "late",
    id: parcel.id,
    sinceMs: parcel.dropoff.deadlineAtMs,
    label: "Late Bakery",
  });
  expect(later.alarms.map((row) => row.sinceMs)).toEqual(
    later.alarms.map((row) => row.sinceMs).toSorted((a, b) => a - b),
  );
  await h.database.db.update(stop).set({ status: "done", version: sql`${stop.version} + 1` });
});

test("health names every queue and how long its oldest has waited", async () => {
  const health = await adminVerbs.health.get.run({ ctx: h.ctxFor(support), input: {} });
  expect(health).toMatchObject({
    database: { kind: "embedded" },
    outbox: [],
    messages: { waiting: 0, oldestMs: null },
  });
  expect(health.audit.waiting).toBeGreaterThan(0);
  expect(health.audit.oldestMs).toBeGreaterThan(0);
  await h.database.db.execute(sql`insert into outbox_cursor values ('slow', '0', 0)`);
  const slow = await adminVerbs.health.get.run({ ctx: h.ctxFor(admin), input: {} });
  const [row] = await h.database.db.select({ count: sql<number>`count(*)::int` }).from(outbox);
  expect(slow.outbox).toEqual([{ consumer: "slow", waiting: row?.count, oldestMs: expect.any(Number) as number }]);
});

test("the audit log is listed newest first, each row once", async () => {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await adminVerbs.audit.list.run({
      ctx: h.ctxFor(support),
      input: { limit: 20, ...(cursor === undefined ? {} : { cursor }) },
    });
    seen.push(...page.rows.map((row) => row.id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  expect(new Set(seen).size).toBe(seen.length);
  const [row] = await h.database.db.select({ count: sql<number>`count(*)::int` }).from(auditLog);
  expect(seen).toHaveLength(row?.count ?? 0);
});

test.each([
  ["admin.decideDriver", () => adminVerbs.admin.decideDriver.run({ ctx: h.ctxFor(support), input: {} as never })],
  ["policy.publish", () => adminVerbs.policy.publish.run({ ctx: h.ctxFor(support), input: {} as never })],
  ["lot.decide", () => adminVerbs.lot.decide.run({ ctx: h.ctxFor(support), input: {} as never })],
])("support looks and does not touch: %s", async (_, call) => {
  expect((await refusal(call())).code).toBe("forbidden");
});
