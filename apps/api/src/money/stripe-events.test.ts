import { outbox, stripeEvent } from "@fairmile/db";
import { and, eq, isNull } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { makeRoute } from "../testing/make-route.ts";
import { handleStoredEvents } from "./event-worker.ts";
import { lookAfterStripe } from "./look-after-stripe.ts";
import { performCapture } from "./make-capture.ts";
import { readPayment } from "./payments.ts";
import { startPayoutAccount } from "./payout-account.ts";
import { runPayouts } from "./run-payouts.ts";
import {
  balances,
  callOf,
  delivered,
  driveAll,
  driverWith,
  entryOf,
  handleEvents,
  held,
  onboard,
  openMoneyWorld,
  paymentOf,
  settle,
  transferOf,
  unsound,
  type MoneyWorld,
} from "./testing/money-world.ts";
import { openWebhooks, type Webhooks } from "./testing/webhooks.ts";

const DAY_MS = 86_400_000;

let world: MoneyWorld;
let hooks: Webhooks;
beforeAll(async () => {
  world = await openMoneyWorld();
  hooks = openWebhooks(world);
});
afterEach(async () => {
  await world.h.stripe.control.setFaults({});
  expect(await unsound(world)).toEqual([]);
});
afterAll(() => world.close());

const alarmsOf = async (subject: string): Promise<unknown[]> => {
  const events = await world.h.database.db.select().from(outbox).where(eq(outbox.subject, subject));
  return events.flatMap((e) => (e.data["alarm"] ? [e.data["alarm"]] : []));
};
const open = () => world.h.database.db.select().from(stripeEvent).where(isNull(stripeEvent.handledAtMs));

test("a hold whose answer was lost is known by its webhook, and the worker then finds nothing to do", async () => {
  const { h } = world;
  await h.stripe.control.setFaults({
    requests: [{ path: "/v1/payment_intents", method: "POST", kind: "cut", times: 2 }],
  });
  const made = await held(world);
  expect(made.payment).toBe("requested");
  await hooks.deliver(await hooks.events((e) => e.type === "payment_intent.amount_capturable_updated"));
  await handleEvents(world);
  const row = await paymentOf(world, made.id);
  expect(row).toMatchObject({ status: "held", version: 2 });
  expect((await callOf(world, `hold:${row.id}`)).status).toBe("done");
  expect(await settle(world)).toBe(0);
  expect(await paymentOf(world, made.id)).toEqual(row);
});

test("a capture is recorded once whether its webhook or its worker comes first", async () => {
  const { h } = world;
  const ctx = h.system();
  const made = await delivered(world, await driverWith(world, "ready"), { tipCents: 40 });
  const { id } = await paymentOf(world, made.id);
  const call = await callOf(world, `capture:${id}`);
  await performCapture(ctx, (await readPayment(h.database, ctx, id)).payment, { ...call, attempts: 1 });
  const succeeded = await hooks.events((e) => e.type === "payment_intent.succeeded");
  await hooks.deliver([...succeeded, ...succeeded]);
  await handleEvents(world);
  const recorded = await paymentOf(world, made.id);
  expect(recorded).toMatchObject({ status: "captured", version: 4 });
  await settle(world);
  expect(await paymentOf(world, made.id)).toEqual(recorded);
  expect(await transferOf(world, made.id)).toMatchObject({ status: "sent" });
});

test("every event of a life, thrice and backwards, changes nothing that is known", async () => {
  const { h } = world;
  const driver = await driverWith(world, "ready");
  await delivered(world, driver, { tipCents: 60, payCents: 240 });
  await settle(world);
  h.clock.advance(3 * DAY_MS);
  await runPayouts(h.system(), { isExtra: true });
  await settle(world);
  h.clock.advance(3_600_000);
  await h.stripe.control.tick();
  h.clock.advance(2 * DAY_MS);
  await h.stripe.control.tick();
  const events = await hooks.events();
  expect(events.length).toBeGreaterThan(15);
  await hooks.deliver([...events.toReversed(), ...events, ...events.toReversed()]);
  await handleEvents(world);
  expect(await open()).toEqual([]);
  const after = await balances(world);
  // The payout went from "submitted" straight to where Stripe shows it.
  expect(after[`driver_paid:${driver.driverId}`]).toBe(300);
  const stored = await h.database.db.select().from(stripeEvent);
  expect(stored).toHaveLength(new Set(events.map((e) => e.id)).size);
  await h.database.db.update(stripeEvent).set({ handledAtMs: null, attempts: 0 });
  await handleEvents(world);
  expect(await balances(world)).toEqual(after);
});

test("when every webhook is lost, looking at Stripe brings it all", async () => {
  const { h } = world;
  const driver = await driverWith(world, "none");
  const made = await delivered(world, driver, { payCents: 230 });
  await settle(world);
  const { url } = await startPayoutAccount(h.ctxFor(driver.actor), driver.driverId, "/driver");
  await onboard(url);
  const { stripeChargeId } = await paymentOf(world, made.id);
  await h.stripe.client.refunds.create({ charge: stripeChargeId ?? "", amount: 120 });
  await lookAfterStripe(h.services, world.ctxFor);
  await handleEvents(world);
  await settle(world);
  expect(await transferOf(world, made.id)).toMatchObject({ status: "sent" });
  expect(await balances(world)).toMatchObject({ refunds: 120 });
  await lookAfterStripe(h.services, world.ctxFor);
  const seen = (await h.database.db.select().from(stripeEvent)).length;
  await lookAfterStripe(h.services, world.ctxFor);
  expect(await h.database.db.select().from(stripeEvent)).toHaveLength(seen);
});

test("a refund made by hand has its entry once; what a capture lets go of is no refund", async () => {
  const { h, store } = world;
  const made = await delivered(world, await driverWith(world, "ready"), { payCents: 200 });
  await settle(world);
  const { id, stripeChargeId } = await paymentOf(world, made.id);
  const refund = await h.stripe.client.refunds.create({ charge: stripeChargeId ?? "", amount: 100 });
  await hooks.deliver(await hooks.events((e) => e.type === "charge.refunded"));
  await handleEvents(world);
  expect(await entryOf(world, "charge.refunded", id, refund.id)).toEqual({ refunds: 100, stripe_balance: -100 });
  expect((await balances(world))[`card_hold:${store.storeId}`]).toBeUndefined();
});

test("a transfer taken back by hand is owed again, and an admin is told once", async () => {
  const { h } = world;
  const driver = await driverWith(world, "ready");
  const made = await delivered(world, driver, { payCents: 220 });
  await settle(world);
  const transfer = await transferOf(world, made.id);
  const reversal = await h.stripe.client.transfers.createReversal(transfer.stripeTransferId ?? "", { amount: 50 });
  const events = await hooks.events((e) => e.type === "transfer.reversed");
  await hooks.deliver([...events, ...events]);
  await handleEvents(world);
  expect(await entryOf(world, "transfer.reversed", transfer.id, reversal.id)).toEqual({
    stripe_balance: 50,
    [`driver_payable:${driver.driverId}`]: -50,
  });
  expect(await balances(world)).toMatchObject({ [`driver_balance:${driver.driverId}`]: 170 });
  expect(await alarmsOf(transfer.id)).toEqual(["transfer_reversed"]);
});

test("an account that becomes ready sets its driver's money going, by its webhook alone", async () => {
  const { h } = world;
  const driver = await driverWith(world, "none");
  const made = await delivered(world, driver, { payCents: 260 });
  await settle(world);
  const { url } = await startPayoutAccount(h.ctxFor(driver.actor), driver.driverId, "/driver");
  await onboard(url);
  expect(await transferOf(world, made.id)).toMatchObject({ status: "waiting" });
  await hooks.deliver(await hooks.events((e) => e.type === "account.updated"));
  await handleEvents(world);
  expect(await transferOf(world, made.id)).toMatchObject({ status: "requested" });
  await settle(world);
  expect(await transferOf(world, made.id)).toMatchObject({ status: "sent" });
});

test("a hold that goes away under a delivery is an alarm, and the delivery goes on", async () => {
  const { h } = world;
  const made = await held(world);
  const { stripePaymentIntentId } = await paymentOf(world, made.id);
  await h.stripe.client.paymentIntents.cancel(stripePaymentIntentId ?? "");
  await hooks.deliver(await hooks.events((e) => e.type === "payment_intent.canceled"));
  await handleEvents(world);
  expect(await paymentOf(world, made.id)).toMatchObject({ status: "held" });
  expect(await alarmsOf(made.id)).toEqual(["hold_gone"]);
});

test("money captured by hand in the middle of a delivery is an alarm, and the drop-off records it", async () => {
  const { h } = world;
  const driver = await driverWith(world, "ready");
  const made = await held(world, 20);
  const { stripePaymentIntentId } = await paymentOf(world, made.id);
  await h.stripe.client.paymentIntents.capture(stripePaymentIntentId ?? "");
  await hooks.deliver(await hooks.events((e) => e.type === "payment_intent.succeeded"));
  await handleEvents(world);
  expect(await paymentOf(world, made.id)).toMatchObject({ status: "held" });
  expect(await alarmsOf(made.id)).toEqual(["captured_unasked"]);
  await makeRoute(h, driver, [made.id], 200);
  await driveAll(world, driver);
  await settle(world);
  expect(await paymentOf(world, made.id)).toMatchObject({
    status: "captured",
    captureCents: made.fee.amountCents + 20,
  });
});

test("an event that cannot be handled now is tried again later and later, and kept when it is given up", async () => {
  const { h, ctxFor } = world;
  await handleEvents(world);
  const made = await held(world);
  const { stripePaymentIntentId } = await paymentOf(world, made.id);
  const [event] = await hooks.events(
    (e) =>
      JSON.stringify(e.data).includes(stripePaymentIntentId ?? "?") &&
      e.type === "payment_intent.amount_capturable_updated",
  );
  if (event === undefined) throw new Error("no event");
  await hooks.deliver([event]);
  await h.stripe.control.setFaults({
    requests: [{ path: "/v1/payment_intents", method: "GET", kind: "refuse", times: 100 }],
  });
  const row = async () =>
    (
      await h.database.db
        .select()
        .from(stripeEvent)
        .where(and(eq(stripeEvent.id, event.id)))
    )[0];
  expect(await handleStoredEvents(h.services, ctxFor)).toBe(1);
  expect(await handleStoredEvents(h.services, ctxFor)).toBe(0);
  expect(await row()).toMatchObject({ attempts: 1, handledAtMs: null, lastError: expect.any(String) });
  h.wall.advance(5_000);
  expect(await handleStoredEvents(h.services, ctxFor)).toBe(1);
  expect(await handleStoredEvents(h.services, ctxFor)).toBe(0);
  await h.stripe.control.setFaults({});
  h.wall.advance(60_000);
  expect(await handleStoredEvents(h.services, ctxFor)).toBe(1);
  expect(await row()).toMatchObject({ attempts: 3, handledAtMs: h.wall.now(), lastError: null });
});

test("events that are none of ours are done with at once", async () => {
  const intent = await world.h.stripe.client.paymentIntents.create({
    amount: 500,
    currency: "eur",
    metadata: { fairmile_market: "mkt_other", fairmile_payment: "pay_other" },
  });
  await world.h.stripe.client.paymentIntents.cancel(intent.id);
  await hooks.deliver(await hooks.events((e) => JSON.stringify(e.data).includes(intent.id)));
  await hooks.send(
    JSON.stringify({ id: "evt_strange", object: "event", type: "invoice.paid", data: { object: { id: "in_1" } } }),
  );
  await handleEvents(world);
  expect(await open()).toEqual([]);
});
