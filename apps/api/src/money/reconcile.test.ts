import { journalEntry, posting, transaction } from "@fairmile/db";
import { processingFeeCents } from "@fairmile/stripe-local";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { refundEntry } from "./entries.ts";
import { post } from "./ledger.ts";
import { reconcile } from "./reconcile.ts";
import {
  delivered,
  driverWith,
  openMoneyWorld,
  paymentOf,
  settle,
  transferOf,
  type MoneyWorld,
} from "./testing/money-world.ts";

let world: MoneyWorld;
beforeAll(async () => {
  world = await openMoneyWorld();
});
afterAll(() => world.close());

test("before anything happened both sides are empty", async () => {
  expect(await reconcile(world.h.system())).toMatchObject({
    stripeCents: 0,
    ledgerCents: 0,
    differenceCents: 0,
    unmatched: [],
  });
});

test("M8: each of Stripe's bookings has its entry, and the sums are the same", async () => {
  const driver = await driverWith(world, "ready");
  for (const tipCents of [0, 120]) await delivered(world, driver, { tipCents, payCents: 200 });
  await settle(world);
  const { balanceTransactions } = await world.h.stripe.control.dump();
  const booked = balanceTransactions.filter((t) => t.books === "acct_platform");
  expect(booked).toHaveLength(4);
  expect(await reconcile(world.h.system())).toMatchObject({
    stripeCents: booked.reduce((sum, t) => sum + t.net, 0),
    differenceCents: 0,
    unmatched: [],
  });
});

test("money that nobody ordered, and an entry that Stripe knows nothing of, are each named to the cent", async () => {
  const { h } = world;
  const made = await delivered(world, await driverWith(world, "ready"), { payCents: 200 });
  await settle(world);
  await h.stripe.client.paymentIntents.create({
    amount: 20_000,
    currency: "eur",
    confirm: true,
    payment_method: "pm_card_visa",
    return_url: "http://localhost:3000/",
  });
  const net = 20_000 - processingFeeCents(20_000);
  expect(await reconcile(h.system())).toMatchObject({
    differenceCents: net,
    unmatched: [{ side: "stripe", amountCents: net }],
  });
  const { id } = await paymentOf(world, made.id);
  await transaction(h.database, (tx) =>
    post(tx, h.system(), [refundEntry({ paymentId: id, refundId: "re_invented", amountCents: 25 })]),
  );
  const [entry] = await h.database.db.select().from(journalEntry).where(eq(journalEntry.leg, "re_invented"));
  const after = await reconcile(h.system());
  expect(after.differenceCents).toBe(net + 25);
  expect(after.unmatched).toContainEqual({ side: "ledger", id: entry?.id, amountCents: -25 });
});

test("an amount that differs by a cent is two rows without a counterpart", async () => {
  const { h } = world;
  const made = await delivered(world, await driverWith(world, "ready"), { payCents: 200 });
  await settle(world);
  const { id } = await transferOf(world, made.id);
  const before = (await reconcile(h.system())).unmatched.length;
  // The ledger cannot be changed: the guard has to be switched off to plant this.
  await h.database.sql`alter table posting disable trigger posting_append_only`;
  const [entry] = await h.database.db
    .select()
    .from(journalEntry)
    .where(and(eq(journalEntry.source, id), eq(journalEntry.leg, "transfer")));
  await h.database.db
    .update(posting)
    .set({ amountCents: -201 })
    .where(eq(posting.entryId, entry?.id ?? ""));
  await h.database.sql`alter table posting enable trigger posting_append_only`;
  expect((await reconcile(h.system())).unmatched).toHaveLength(before + 2);
});

test("another market under the same Stripe account is none of this one's business", async () => {
  const { h } = world;
  const seen = { ...h.system(), market: { ...h.market, id: "mkt_elsewhere0000" as typeof h.market.id } };
  const theirs = await reconcile(seen);
  // Seen from there: no orders of its own, and only what belongs to no market at all.
  const net = 20_000 - processingFeeCents(20_000);
  expect(theirs).toMatchObject({ ledgerCents: 0, stripeCents: net, unmatched: [{ side: "stripe", amountCents: net }] });
});
