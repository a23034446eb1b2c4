import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { moneyHealth } from "../features/health/money.ts";
import { makeStaff } from "../testing/make-user.ts";
import { reversalEntries } from "./entries.ts";
import { moneyViolations, type Violation } from "./invariants.ts";
import { post } from "./ledger.ts";
import { transaction } from "@fairmile/db";
import { delivered, driverWith, openMoneyWorld, settle, transferOf, type MoneyWorld } from "./testing/money-world.ts";

let world: MoneyWorld;
let deliveryId: string;
let driverId: string;
beforeAll(async () => {
  world = await openMoneyWorld();
  const driver = await driverWith(world, "ready");
  driverId = driver.driverId;
  deliveryId = (await delivered(world, driver, { tipCents: 90, payCents: 210 })).id;
  await settle(world);
});
afterAll(() => world.close());

const violations = (): Promise<Violation[]> => moneyViolations(world.h.database, world.h.system());
beforeEach(async () => expect(await violations()).toEqual([]));

/** Plants what the guards refuse, with the guards off, and undoes it after the look. */
const planted = async (...statements: string[]): Promise<string[]> => {
  const found: string[] = [];
  const undo = new Error("undo");
  await transaction(world.h.database, async (tx) => {
    await tx.sql`set local session_replication_role = replica`;
    for (const statement of statements) await tx.db.execute(sql.raw(statement));
    for (const { invariant } of await moneyViolations(tx, world.h.system())) found.push(invariant);
    throw undo;
  }).catch((error: unknown) => {
    if (error !== undo) throw error;
  });
  return [...new Set(found)];
};

const lineOf = (account: string, event: string): string =>
  `account like '${account}%' and entry_id in (select id from journal_entry where event = '${event}')`;

test("M1: a line that was changed, and an entry without lines", async () => {
  expect(
    await planted(`update posting set amount_cents = amount_cents + 1 where ${lineOf("revenue", "delivery.charged")}`),
  ).toEqual(["M1"]);
  expect(
    await planted(`delete from posting where entry_id in (select id from journal_entry where event = 'card.held')`),
  ).toContain("M1");
});

test("M2: a guard that was taken away", async () => {
  expect(await planted(`alter table posting disable trigger posting_append_only`)).toEqual(["M2"]);
  expect(await planted(`drop trigger journal_entry_append_only on journal_entry`)).toEqual(["M2"]);
});

test("M3: an entry that stands twice", async () => {
  const twin = `insert into journal_entry select market_id, id || 'x', event, source, leg, currency, at_ms from journal_entry where event = 'card.held'`;
  const lines = `insert into posting select market_id, entry_id || 'x', line, account, amount_cents from posting where entry_id in (select id from journal_entry where event = 'card.held' and id not like '%x')`;
  expect(await planted(`drop index journal_once`, twin, lines)).toEqual(["M3"]);
});

test("M4: a payment that says another capture or fee than the ledger, and a transfer of another pay", async () => {
  expect(await planted(`update payment set capture_cents = capture_cents - 1`)).toEqual(["M4"]);
  expect(await planted(`update payment set processor_fee_cents = processor_fee_cents + 1`)).toEqual(["M4"]);
  expect(await planted(`update transfer set pay_cents = pay_cents - 1`)).toEqual(["M4"]);
});

test("M5: a tip that is kept back", async () => {
  expect(await planted(`update transfer set tip_cents = tip_cents - 10`)).toEqual(["M4", "M5"]);
  expect(await planted(`update delivery set tip_cents = tip_cents + 10`)).toEqual(["M5"]);
});

test("M6: more sent than earned, and more refunded than captured", async () => {
  const { id } = await transferOf(world, deliveryId);
  const more = `insert into posting select market_id, entry_id, line + 10, account, amount_cents from posting where ${lineOf("driver_payable", "transfer.sent")}`;
  const stripe = `insert into posting select market_id, entry_id, line + 20, 'stripe_balance', -210 from posting where ${lineOf("stripe_balance", "transfer.sent")}`;
  expect(await planted(more, stripe)).toEqual(["M6"]);
  const entry = `insert into journal_entry select market_id, 'jrn_refund', 'charge.refunded', (select id from payment limit 1), 're_1', currency, at_ms from journal_entry limit 1`;
  const lines = `insert into posting select market_id, 'jrn_refund', n, case n when 0 then 'refunds' else 'stripe_balance' end, case n when 0 then 99999 else -99999 end from journal_entry, generate_series(0, 1) n where id = 'jrn_refund'`;
  expect(await planted(entry, lines)).toEqual(["M6"]);
  expect(id).toMatch(/^trf_/);
});

test("M7: a driver below zero without a cause; with a transfer that was taken back there is one", async () => {
  const taken = `insert into posting select market_id, entry_id, n, case n when 10 then 'driver_balance:${driverId}' else 'driver_balance_contra' end, case n when 10 then -5000 else 5000 end from posting, generate_series(10, 11) n where ${lineOf("driver_balance:", "transfer.sent")}`;
  expect(await planted(taken)).toEqual(["M7"]);
  const { id } = await transferOf(world, deliveryId);
  await transaction(world.h.database, async (tx) => {
    await post(
      tx,
      world.h.system(),
      reversalEntries({ transferId: id, reversalId: "trr_test", driverId, amountCents: 10 }),
    );
  });
  expect(await planted(taken)).toEqual([]);
  const twice = `insert into posting select market_id, entry_id, line + 10, account, amount_cents from posting where entry_id in (select id from journal_entry where event = 'delivery.settled')`;
  expect(await planted(twice)).toEqual(["M7"]);
});

test("M9: an award under its floor, and a lot delivered for less than it", async () => {
  expect(
    await planted(`alter table award drop constraint award_pay_floor`, `update award set floor_cents = pay_cents + 1`),
  ).toEqual(["M9"]);
});

test("health.money says so to those who may know", async () => {
  const health = await moneyHealth.run({ ctx: world.h.ctxFor(await makeStaff(world.h, "support")), input: {} });
  expect(health).toEqual({ violations: [], pendingCalls: 0, refusedCalls: [], unhandledEvents: 0 });
});
