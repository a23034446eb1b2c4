import { journalEntry, payout, transaction } from "@fairmile/db";
import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { cancelDelivery } from "../features/delivery/cancel.ts";
import { callVerb } from "../testing/untyped.ts";
import { applyIntent } from "./apply-intent.ts";
import { moneyChange } from "./change.ts";
import { claimDueStripeCalls, claimStripeCall } from "./claim-stripe-call.ts";
import { holdEntry } from "./entries.ts";
import { handleStoredEvents } from "./event-worker.ts";
import { readIntent } from "./intent-facts.ts";
import { post } from "./ledger.ts";
import { performCapture } from "./make-capture.ts";
import { readPayment } from "./payments.ts";
import { recordTransfer } from "./record-transfer.ts";
import { runPayouts } from "./run-payouts.ts";
import { settleHold } from "./settle-hold.ts";
import { runDueStripeCalls } from "./stripe-worker.ts";
import {
  callOf,
  delivered,
  driverWith,
  held,
  openMoneyWorld,
  paymentOf,
  settle,
  transferOf,
  unsound,
  type MoneyWorld,
} from "./testing/money-world.ts";
import { openWebhooks, type Webhooks } from "./testing/webhooks.ts";

const TWINS = 8;
const twins = <T>(work: (i: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: TWINS }, (_, i) => work(i)));

let world: MoneyWorld;
let hooks: Webhooks;
beforeAll(async () => {
  world = await openMoneyWorld({ kind: "postgres" });
  hooks = openWebhooks(world);
});
afterEach(async () => {
  await world.h.stripe.control.setFaults({});
  expect(await unsound(world)).toEqual([]);
});
afterAll(() => world.close());

const entriesNamed = (source: string) =>
  world.h.database.db.select().from(journalEntry).where(eq(journalEntry.source, source));

test("the same entry posted by eight transactions at once stands once", async () => {
  const drafts = ["a", "b", "c"].map((name) =>
    holdEntry({ paymentId: `pay_${name}`, storeId: "sto_x", heldCents: 100 }),
  );
  await twins((i) =>
    transaction(world.h.database, (tx) => post(tx, world.h.system(), i % 2 === 0 ? drafts : drafts.toReversed())),
  );
  for (const name of ["a", "b", "c"]) expect(await entriesNamed(`pay_${name}`)).toHaveLength(1);
});

test("of eight who take one call one gets it, and a batch of calls is shared out without a double", async () => {
  const { h } = world;
  await h.stripe.control.setFaults({
    requests: [{ path: "/v1/payment_intents", method: "POST", kind: "refuse", times: 2 }],
  });
  const made = await held(world);
  const { id } = await paymentOf(world, made.id);
  await h.stripe.control.setFaults({});
  h.wall.advance(60_000);
  const claims = await twins(() => claimStripeCall(h.system(), "hold", id));
  expect(claims.filter((c) => c !== null)).toHaveLength(1);
  h.wall.advance(120_000);
  const taken = (await twins(() => claimDueStripeCalls(h.system(), 10))).flat();
  expect(taken.map((c) => c.subject)).toEqual([id]);
  h.wall.advance(120_000);
  expect(new Set(await twins(() => settleHold(h.system(), id)))).toContain("held");
  expect(await entriesNamed(id)).toHaveLength(1);
});

test("twin captures: the worker's answer, the webhook and a look at Stripe record one", async () => {
  const { h, ctxFor } = world;
  const ctx = h.system();
  const made = await delivered(world, await driverWith(world, "ready"), { tipCents: 80 });
  const { id } = await paymentOf(world, made.id);
  const { payment } = await readPayment(h.database, ctx, id);
  const call = await callOf(world, `capture:${id}`);
  const facts = await performCapture(ctx, payment, { ...call, attempts: 1 });
  expect(facts.kind).toBe("captured");
  await hooks.deliver(await hooks.events((e) => e.type.startsWith("payment_intent.")));
  await Promise.all([
    ...Array.from({ length: TWINS }, () => applyIntent(ctx, id, facts)),
    ...Array.from({ length: 4 }, () => handleStoredEvents(h.services, ctxFor)),
    ...Array.from({ length: 4 }, () => runDueStripeCalls(h.services, ctxFor)),
  ]);
  await settle(world);
  expect(await paymentOf(world, made.id)).toMatchObject({ status: "captured", version: 4 });
  const named = (await entriesNamed(id)).map((e) => `${e.event}/${e.leg}`).toSorted();
  expect(named).toEqual([
    "card.held/hold",
    "card.released/hold",
    "delivery.captured/capture",
    "delivery.charged/charge",
    "delivery.settled/commitment",
  ]);
  expect(await transferOf(world, made.id)).toMatchObject({ status: "sent", version: 3 });
});

test("a transfer whose webhook and worker come at once is sent once", async () => {
  const { h } = world;
  const made = await delivered(world, await driverWith(world, "ready"));
  await settle(world);
  const sent = await transferOf(world, made.id);
  const of = { transferId: sent.id, stripeTransferId: sent.stripeTransferId ?? "" };
  await h.database.sql`update transfer set status = 'requested', version = version + 1 where id = ${sent.id}`;
  await twins(() => moneyChange(h.system(), "transfer.send", (change) => recordTransfer(change, of)));
  expect(await transferOf(world, made.id)).toMatchObject({ status: "sent", version: sent.version + 2 });
  expect(await entriesNamed(sent.id)).toHaveLength(2);
});

test("a cancellation and the hold's own answer at once leave no money held and nothing half done", async () => {
  const { h, store } = world;
  for (let i = 0; i < 5; i += 1) {
    await h.stripe.control.setFaults({
      requests: [{ path: "/v1/payment_intents", method: "POST", kind: "lose_answer", times: 2 }],
    });
    const made = await held(world);
    const { id } = await paymentOf(world, made.id);
    await h.stripe.control.setFaults({});
    h.wall.advance(60_000);
    await Promise.all([
      callVerb(cancelDelivery, h.ctxFor(store.owner), { deliveryId: made.id }),
      settleHold(h.system(), id),
      runDueStripeCalls(h.services, world.ctxFor),
    ]);
    await settle(world);
    const row = await paymentOf(world, made.id);
    expect(row.status).toBe("voided");
    const intent = await h.stripe.client.paymentIntents.retrieve(row.stripePaymentIntentId ?? "");
    expect(await readIntent(h.system(), intent)).toMatchObject({ kind: "canceled" });
  }
});

test("eight runs of the payouts at once pay each driver once", async () => {
  const { h } = world;
  const driver = await driverWith(world, "ready");
  await delivered(world, driver, { payCents: 350 });
  await settle(world);
  h.clock.advance(3 * 86_400_000);
  const counts = await twins((i) => runPayouts(h.system(), { isExtra: i % 2 === 0 }));
  const rows = await h.database.db.select().from(payout).where(eq(payout.driverId, driver.driverId));
  expect(rows).toHaveLength(1);
  expect(counts.reduce((a, b) => a + b, 0)).toBe((await h.database.db.select().from(payout)).length);
});

test("a busy hour with every fault in it adds up", async () => {
  const { h, ctxFor } = world;
  const drivers = [
    await driverWith(world, "ready"),
    await driverWith(world, "pending"),
    await driverWith(world, "ready"),
  ];
  const kinds = ["cut", "refuse", "lose_answer"] as const;
  for (const [i, driver] of [...drivers, ...drivers].entries()) {
    await delivered(world, driver, { tipCents: 10 * i, payCents: 150 + i });
    await h.stripe.control.setFaults({ requests: kinds.map((kind) => ({ path: "/v1/", kind, times: 1 })) });
    await Promise.all([runDueStripeCalls(h.services, ctxFor), runDueStripeCalls(h.services, ctxFor)]);
    await h.stripe.control.setFaults({});
    const events = await hooks.events();
    await hooks.deliver(events.slice(-10).toReversed());
    h.wall.advance(70_000);
    await Promise.all([
      handleStoredEvents(h.services, ctxFor),
      runDueStripeCalls(h.services, ctxFor),
      handleStoredEvents(h.services, ctxFor),
    ]);
  }
  await settle(world);
  const { transfers } = await h.stripe.control.dump();
  const groups = transfers.map((t) => t.transfer_group);
  expect(new Set(groups).size).toBe(groups.length);
});
