import { processingFeeCents } from "@fairmile/stripe-local";
import { outbox } from "@fairmile/db";
import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { cancelDelivery } from "../features/delivery/cancel.ts";
import { makeRoute } from "../testing/make-route.ts";
import { callVerb } from "../testing/untyped.ts";
import { claimStripeCall } from "./claim-stripe-call.ts";
import { performCapture } from "./make-capture.ts";
import { readPayment } from "./payments.ts";
import { refreshPayoutAccount, startPayoutAccount } from "./payout-account.ts";
import { requestWaitingTransfers, runDueStripeCalls } from "./stripe-worker.ts";
import {
  balances,
  callOf,
  delivered,
  driverWith,
  entryOf,
  held,
  onboard,
  openMoneyWorld,
  paymentOf,
  settle,
  transferOf,
  unsound,
  type MoneyWorld,
} from "./testing/money-world.ts";

const DAY_MS = 86_400_000;

let world: MoneyWorld;
beforeAll(async () => {
  world = await openMoneyWorld();
});
afterEach(async () => {
  await world.h.stripe.control.setFaults({});
  // Whatever a test did, the money adds up and agrees with Stripe.
  expect(await unsound(world)).toEqual([]);
});
afterAll(() => world.close());

const alarmsOf = async (subject: string): Promise<unknown[]> => {
  const events = await world.h.database.db.select().from(outbox).where(eq(outbox.subject, subject));
  return events.flatMap((e) => (e.data["alarm"] ? [e.data["alarm"]] : []));
};

test("a drop-off is captured, its driver paid with the tip whole, and every cent stands in the ledger", async () => {
  const driver = await driverWith(world, "ready");
  const made = await delivered(world, driver, { tipCents: 150, payCents: 400 });
  await settle(world);
  const payment = await paymentOf(world, made.id);
  const captured = made.fee.amountCents + 150;
  const fee = processingFeeCents(captured);
  expect(payment).toMatchObject({ status: "captured", captureCents: captured, processorFeeCents: fee });
  expect(await entryOf(world, "delivery.captured", payment.id, "capture")).toEqual({
    stripe_balance: captured - fee,
    processor_fees: fee,
    [`store_receivable:${world.store.storeId}`]: -captured,
  });
  const transfer = await transferOf(world, made.id);
  expect(transfer).toMatchObject({ status: "sent", payCents: 400, tipCents: 150 });
  const sent = await world.h.stripe.client.transfers.retrieve(transfer.stripeTransferId ?? "");
  expect(sent).toMatchObject({ amount: 550, source_transaction: payment.stripeChargeId, transfer_group: made.id });
  expect(await balances(world)).toEqual({
    driver_balance_contra: -550,
    [`driver_balance:${driver.driverId}`]: 550,
    driver_cost: 400,
    processor_fees: fee,
    revenue: -made.fee.amountCents,
    stripe_balance: captured - fee - 550,
  });
});

test.each([
  ["capture", "/v1/payment_intents", "cut"],
  ["capture", "/v1/payment_intents", "lose_answer"],
  ["capture", "/v1/payment_intents", "refuse"],
  ["transfer", "/v1/transfers", "cut"],
  ["transfer", "/v1/transfers", "lose_answer"],
  ["transfer", "/v1/transfers", "refuse"],
] as const)("a %s whose call to %s ends in `%s` happens once", async (_, path, kind) => {
  const driver = await driverWith(world, "ready");
  const made = await delivered(world, driver, { tipCents: 50 });
  await world.h.stripe.control.setFaults({ requests: [{ path, method: "POST", kind, times: 3 }] });
  await settle(world);
  expect(await paymentOf(world, made.id)).toMatchObject({ status: "captured" });
  expect(await transferOf(world, made.id)).toMatchObject({ status: "sent" });
  const { transfers, balanceTransactions } = await world.h.stripe.control.dump();
  expect(transfers.filter((t) => t.transfer_group === made.id)).toHaveLength(1);
  const { stripeChargeId } = await paymentOf(world, made.id);
  expect(balanceTransactions.filter((t) => t.source === stripeChargeId)).toHaveLength(1);
});

test("a worker that died after the capture and before the ledger leaves one capture and one entry", async () => {
  const { h } = world;
  const made = await delivered(world, await driverWith(world, "ready"));
  const { id } = await paymentOf(world, made.id);
  const ctx = h.system();
  const call = await claimStripeCall(ctx, "capture", id);
  if (call === null) throw new Error("the call was not free");
  const { payment } = await readPayment(h.database, ctx, id);
  expect(await performCapture(ctx, payment, call)).toMatchObject({ kind: "captured" });
  // Here it died. Nobody else takes the call until it is free again, a day on, when Stripe has forgotten the key.
  expect(await runDueStripeCalls(h.services, world.ctxFor)).toBe(0);
  h.wall.advance(DAY_MS);
  h.clock.advance(DAY_MS);
  await settle(world);
  expect(await paymentOf(world, made.id)).toMatchObject({ status: "captured", version: 4 });
  expect(await transferOf(world, made.id)).toMatchObject({ status: "sent" });
});

test("a driver without an account is paid when they have one; nothing is lost meanwhile", async () => {
  const { h } = world;
  const driver = await driverWith(world, "none");
  const made = await delivered(world, driver, { tipCents: 70, payCents: 300 });
  await settle(world);
  expect(await transferOf(world, made.id)).toMatchObject({ status: "waiting" });
  expect(await balances(world)).toMatchObject({
    [`driver_payable:${driver.driverId}`]: -300,
    [`driver_tips_payable:${driver.driverId}`]: -70,
  });
  const { url } = await startPayoutAccount(h.ctxFor(driver.actor), driver.driverId, "/driver");
  expect(await refreshPayoutAccount(h.ctxFor(driver.actor), driver.driverId)).toBe("pending");
  await onboard(url);
  expect(await refreshPayoutAccount(h.ctxFor(driver.actor), driver.driverId)).toBe("ready");
  await settle(world);
  expect(await transferOf(world, made.id)).toMatchObject({ status: "sent" });
  expect(await balances(world)).toMatchObject({ [`driver_balance:${driver.driverId}`]: 370 });
});

test("a capture and an account that passed each other unseen leave no transfer waiting", async () => {
  const { h } = world;
  const driver = await driverWith(world, "pending");
  const made = await delivered(world, driver);
  await settle(world);
  expect(await transferOf(world, made.id)).toMatchObject({ status: "waiting" });
  await h.database.sql`update driver set payout_account = 'ready', version = version + 1 where id = ${driver.driverId}`;
  await requestWaitingTransfers(h.services, world.ctxFor);
  expect(await transferOf(world, made.id)).toMatchObject({ status: "requested" });
  await h.database
    .sql`update driver set payout_account = 'pending', version = version + 1 where id = ${driver.driverId}`;
  const { url } = await startPayoutAccount(h.ctxFor(driver.actor), driver.driverId, "/driver");
  await settle(world);
  // Stripe said no for now, and remembers that under the key: the next tries have their own.
  expect((await callOf(world, `transfer:${(await transferOf(world, made.id)).id}`)).idempotencyKey).toMatch(/#\d+$/);
  await onboard(url);
  await settle(world, 4_000_000);
  expect(await transferOf(world, made.id)).toMatchObject({ status: "sent" });
});

test("where the pay is more than the card brought, the platform's settled balance pays, once it has settled", async () => {
  const { h } = world;
  const driver = await driverWith(world, "ready");
  for (let i = 0; i < 2; i += 1) await delivered(world, driver, { payCents: 1 });
  const made = await delivered(world, driver, { payCents: 900 });
  const { captureCents } = await paymentOf(world, made.id);
  expect(captureCents).toBeLessThan(900);
  await settle(world);
  expect(await paymentOf(world, made.id)).toMatchObject({ status: "captured" });
  expect(await transferOf(world, made.id)).toMatchObject({ status: "requested" });
  h.clock.advance(3 * DAY_MS);
  await settle(world, 4_000_000);
  const transfer = await transferOf(world, made.id);
  expect(transfer).toMatchObject({ status: "sent" });
  const sent = await h.stripe.client.transfers.retrieve(transfer.stripeTransferId ?? "");
  expect(sent).toMatchObject({ amount: 900, source_transaction: null });
});

test("a card that can no longer be charged is an alarm and the store's debt, and the driver is paid all the same", async () => {
  const { h, store } = world;
  const driver = await driverWith(world, "ready");
  const made = await delivered(world, driver, { tipCents: 30, payCents: 20 });
  const payment = await paymentOf(world, made.id);
  await h.stripe.client.paymentIntents.cancel(payment.stripePaymentIntentId ?? "");
  h.clock.advance(3 * DAY_MS);
  await settle(world, 4_000_000);
  expect(await paymentOf(world, made.id)).toMatchObject({ status: "capturing" });
  expect(await callOf(world, `capture:${payment.id}`)).toMatchObject({ status: "refused" });
  expect(await alarmsOf(made.id)).toEqual(["not_collected"]);
  expect(await entryOf(world, "delivery.captured", payment.id, "capture")).toBeNull();
  expect(await balances(world)).toMatchObject({ [`store_receivable:${store.storeId}`]: payment.captureCents });
  expect(await transferOf(world, made.id)).toMatchObject({ status: "sent", tipCents: 30 });
});

test("a cancellation on the way costs the policy's share, of which the driver has theirs", async () => {
  const { h, store } = world;
  const driver = await driverWith(world, "ready");
  const made = await held(world, 100);
  await makeRoute(h, driver, [made.id], 400);
  await callVerb(cancelDelivery, h.ctxFor(store.owner), { deliveryId: made.id });
  await settle(world);
  const payment = await paymentOf(world, made.id);
  const transfer = await transferOf(world, made.id);
  expect(payment).toMatchObject({ status: "captured" });
  expect(payment.captureCents).toBeLessThan(made.fee.amountCents);
  expect(transfer).toMatchObject({ kind: "cancellation", status: "sent", tipCents: 0 });
  const captured = payment.captureCents ?? 0;
  expect(await entryOf(world, "delivery.charged", payment.id, "charge")).toEqual({
    [`store_receivable:${store.storeId}`]: captured,
    revenue: -captured,
    driver_cost: transfer.payCents,
    [`driver_payable:${driver.driverId}`]: -transfer.payCents,
  });
  const after = await balances(world);
  expect(after[`driver_commitment:${driver.driverId}`]).toBeUndefined();
  // What was held beyond the fee is let go at the capture.
  const intent = await h.stripe.client.paymentIntents.retrieve(payment.stripePaymentIntentId ?? "");
  expect(intent).toMatchObject({ amount_received: captured, amount_capturable: 0 });
});
