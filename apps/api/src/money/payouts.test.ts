import { payout } from "@fairmile/db";
import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { getEarnings } from "../features/earnings/get.ts";
import { listPayouts } from "../features/payout/list.ts";
import { runPayoutsNow } from "../features/payout/run-now.ts";
import type { TestDriver } from "../testing/make-driver.ts";
import { makeStaff } from "../testing/make-user.ts";
import { moneyViolations } from "./invariants.ts";
import { lookAfterStripe } from "./look-after-stripe.ts";
import { runPayouts } from "./run-payouts.ts";
import { balances, delivered, driverWith, openMoneyWorld, settle, type MoneyWorld } from "./testing/money-world.ts";

const DAY_MS = 86_400_000;

let world: MoneyWorld;
beforeAll(async () => {
  world = await openMoneyWorld();
});
afterEach(async () => {
  await world.h.stripe.control.setFaults({});
  expect(await moneyViolations(world.h.database, world.h.system())).toEqual([]);
});
afterAll(() => world.close());

const payoutsOf = ({ driverId }: TestDriver) =>
  world.h.database.db.select().from(payout).where(eq(payout.driverId, driverId)).orderBy(payout.period);
const run = (isExtra = false) => runPayouts(world.h.system(), { isExtra });
const earningsOf = (driver: TestDriver) => getEarnings.run({ ctx: world.h.ctxFor(driver.actor), input: {} });
/** Time passes; the double's payouts move on, and we look. */
const later = async (ms: number): Promise<void> => {
  world.h.clock.advance(ms);
  await world.h.stripe.control.tick();
  await lookAfterStripe(world.h.services, world.ctxFor);
};
const at = async ({ driverId }: TestDriver): Promise<(number | undefined)[]> => {
  const all = await balances(world);
  return ["driver_balance", "driver_in_transit", "driver_paid"].map((name) => all[`${name}:${driverId}`]);
};

test("a week's money is paid out once it has settled, once a week, and seen on its way into the bank", async () => {
  const driver = await driverWith(world, "ready");
  await delivered(world, driver, { tipCents: 100, payCents: 300 });
  await settle(world);
  expect(await run()).toBe(0);
  expect(await earningsOf(driver)).toMatchObject({
    today: { payCents: 300, tipCents: 100, deliveries: 1 },
    week: { payCents: 300, tipCents: 100, deliveries: 1 },
    balanceCents: 400,
    deliveries: [{ payCents: 300, tipCents: 100, transfer: "sent", storeName: "Corner Bakery" }],
    payouts: [],
  });
  await later(2 * DAY_MS);
  expect(await run()).toBe(1);
  expect(await run()).toBe(0);
  expect(await payoutsOf(driver)).toMatchObject([{ status: "scheduled", amountCents: 400, period: "2026-W19" }]);
  await settle(world);
  expect(await payoutsOf(driver)).toMatchObject([
    { status: "submitted", stripePayoutId: expect.stringMatching(/^po_/) },
  ]);
  expect(await at(driver)).toEqual([undefined, 400, undefined]);
  await later(3_600_000);
  expect(await payoutsOf(driver)).toMatchObject([{ status: "in_transit" }]);
  expect((await earningsOf(driver)).balanceCents).toBe(400);
  await later(2 * DAY_MS);
  expect(await payoutsOf(driver)).toMatchObject([{ status: "paid", version: 4, endedAtMs: world.h.clock.now() }]);
  expect(await at(driver)).toEqual([undefined, undefined, 400]);
  expect(await earningsOf(driver)).toMatchObject({
    balanceCents: 0,
    today: { payCents: 0, deliveries: 0 },
    payouts: [{ amountCents: 400, status: "paid" }],
  });
});

test("a payout the bank refuses gives the money back to the account, and an admin can send it again", async () => {
  const { h } = world;
  const driver = await driverWith(world, "ready_bank_closed");
  await delivered(world, driver, { payCents: 250 });
  await settle(world);
  await later(3 * DAY_MS);
  expect(await run()).toBe(1);
  await settle(world);
  await later(3_600_000);
  await later(2 * DAY_MS);
  const [failed] = await payoutsOf(driver);
  expect(failed).toMatchObject({ status: "failed" });
  expect(await at(driver)).toEqual([250, undefined, undefined]);
  expect((await earningsOf(driver)).balanceCents).toBe(250);
  // Nothing tries again by itself until the next week.
  h.clock.set(failed?.createdAtMs ?? 0);
  expect(await run()).toBe(0);
  h.clock.advance(3 * DAY_MS);
  const admin = h.ctxFor(await makeStaff(h));
  expect(await runPayoutsNow.run({ ctx: admin, input: {} })).toEqual({ scheduled: 1 });
  const again = await payoutsOf(driver);
  expect(again.map((row) => row.amountCents)).toEqual([250, 250]);
  expect(await runPayoutsNow.run({ ctx: admin, input: {} })).toEqual({ scheduled: 0 });
  const list = await listPayouts.run({ ctx: admin, input: { limit: 2 } });
  expect(list.payouts.map((row) => row.status)).toContain("scheduled");
  const rest = await listPayouts.run({
    ctx: admin,
    input: { limit: 100, ...(list.nextCursor === null ? {} : { cursor: list.nextCursor }) },
  });
  expect(rest.payouts.some((row) => list.payouts.some((seen) => seen.id === row.id))).toBe(false);
});

test("a payout whose answer is lost is made once", async () => {
  const { h } = world;
  const driver = await driverWith(world, "ready");
  await delivered(world, driver, { payCents: 333 });
  await settle(world);
  await later(3 * DAY_MS);
  await run();
  await h.stripe.control.setFaults({ requests: [{ path: "/v1/payouts", method: "POST", kind: "cut", times: 3 }] });
  await settle(world);
  const [row] = await payoutsOf(driver);
  expect(row).toMatchObject({ status: "submitted" });
  const { payouts } = await h.stripe.control.dump();
  expect(payouts.filter((p) => p.metadata?.["fairmile_payout"] === row?.id)).toHaveLength(1);
});

test("a payout for more than there is fails at once, and the money stays where it is", async () => {
  const { h } = world;
  const driver = await driverWith(world, "ready");
  await delivered(world, driver, { payCents: 280 });
  await settle(world);
  await later(3 * DAY_MS);
  await run();
  // Somebody paid it out by hand in the meantime.
  const [row] = await h.database.sql<
    { id: string }[]
  >`select stripe_account_id as id from driver where id = ${driver.driverId}`;
  await h.stripe.client.payouts.create({ amount: 280, currency: "eur" }, { stripeAccount: row?.id ?? "" });
  await settle(world);
  expect(await payoutsOf(driver)).toMatchObject([{ status: "failed", stripePayoutId: null }]);
  expect(await at(driver)).toEqual([280, undefined, undefined]);
});

test("one account that Stripe knows nothing of keeps nobody else from their money", async () => {
  const { h } = world;
  const [gone, fine] = [await driverWith(world, "ready"), await driverWith(world, "ready")];
  for (const driver of [gone, fine]) await delivered(world, driver, { payCents: 190 });
  await settle(world);
  await later(3 * DAY_MS);
  await h.database
    .sql`update driver set stripe_account_id = 'acct_gone', version = version + 1 where id = ${gone.driverId}`;
  await run();
  expect(await payoutsOf(gone)).toEqual([]);
  expect(await payoutsOf(fine)).toMatchObject([{ status: "scheduled", amountCents: 190 }]);
  await h.database.sql`update driver set payout_account = 'pending', version = version + 1 where id = ${gone.driverId}`;
  await later(1);
  await h.stripe.control.setFaults({ requests: [{ path: "/v1/", kind: "refuse", times: 50 }] });
  await expect(run(true)).rejects.toThrow();
});
