import { delivery, outbox, payment, store } from "@fairmile/db";
import { and, eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { cancelDelivery } from "../features/delivery/cancel.ts";
import { makeStore } from "../testing/make-store.ts";
import { refusal } from "../testing/refusal.ts";
import { callVerb } from "../testing/untyped.ts";
import { claimStripeCall } from "./claim-stripe-call.ts";
import { readPayment } from "./payments.ts";
import { performHold } from "./perform-hold.ts";
import { settleHold } from "./settle-hold.ts";
import {
  balances,
  callOf,
  entryOf,
  held,
  openMoneyWorld,
  paymentOf,
  settle,
  type MoneyWorld,
} from "./testing/money-world.ts";

let world: MoneyWorld;
beforeAll(async () => {
  world = await openMoneyWorld();
});
afterEach(() => world.h.stripe.control.setFaults({}));
afterAll(() => world.close());

const deliveryOf = async (id: string) => {
  const [row] = await world.h.database.db.select().from(delivery).where(eq(delivery.id, id));
  return row;
};
const intentsOf = async (paymentId: string) =>
  (await world.h.stripe.control.dump()).paymentIntents.filter((p) => p.metadata["fairmile_payment"] === paymentId);
/** The payment of a store's only order. */
const onlyPaymentOf = async (storeId: string) => {
  const [row] = await world.h.database.db
    .select({ payment })
    .from(payment)
    .innerJoin(delivery, eq(delivery.id, payment.deliveryId))
    .where(eq(delivery.storeId, storeId));
  if (row === undefined) throw new Error("nothing was posted");
  return row.payment;
};

test("a hold stands at Stripe and in the ledger's memo, names our ids, and settling again changes nothing", async () => {
  const made = await held(world, 200);
  const row = await paymentOf(world, made.id);
  const total = made.fee.amountCents + 200;
  const [intent] = await intentsOf(row.id);
  expect(intent).toMatchObject({
    amount: total,
    currency: "eur",
    capture_method: "manual",
    status: "requires_capture",
    transfer_group: made.id,
    metadata: { fairmile_market: world.h.market.id, fairmile_payment: row.id, fairmile_delivery: made.id },
  });
  expect(row).toMatchObject({ status: "held", version: 2, stripePaymentIntentId: intent?.id });
  expect(await entryOf(world, "card.held", row.id, "hold")).toEqual({
    [`card_hold:${world.store.storeId}`]: total,
    card_hold_contra: -total,
  });
  expect(await settleHold(world.h.system(), row.id)).toBe("held");
  expect(await paymentOf(world, made.id)).toEqual(row);
  expect((await callOf(world, `hold:${row.id}`)).status).toBe("done");
});

test.each([
  ["pm_card_chargeCustomerFail", "generic_decline"],
  ["pm_card_authenticationRequired", "authentication_required"],
])("a card that says no (%s) ends the order without a fee, and the store is told why", async (card, code) => {
  const { h } = world;
  const poor = await makeStore(h);
  const saved = await h.stripe.makeCard(poor.storeId, card);
  await h.database.db.update(store).set(saved).where(eq(store.id, poor.storeId));
  expect((await refusal(held({ ...world, store: poor }))).code).toBe("card_declined");
  const row = await onlyPaymentOf(poor.storeId);
  expect(row).toMatchObject({ status: "declined", declineCode: code });
  expect(await deliveryOf(row.deliveryId)).toMatchObject({
    status: "cancelled",
    cancelReason: "card_declined",
    cancelFeeCents: 0,
  });
  expect(await entryOf(world, "card.held", row.id, "hold")).toBeNull();
  const events = await h.database.db
    .select()
    .from(outbox)
    .where(and(eq(outbox.subject, row.deliveryId), eq(outbox.type, "payment.changed")));
  expect(events.map((e) => [e.audience, e.data["code"], e.data["alarm"]])).toEqual([
    [[`store:${poor.storeId}`, "admin"], code, null],
  ]);
});

test("a request Stripe refuses ends the order, and alarms the admins", async () => {
  const { h } = world;
  const odd = await makeStore(h);
  await h.database.db.update(store).set({ stripeCustomerId: "cus_gone" }).where(eq(store.id, odd.storeId));
  expect((await refusal(held({ ...world, store: odd }))).code).toBe("card_declined");
  const row = await onlyPaymentOf(odd.storeId);
  expect(row).toMatchObject({ status: "declined", declineCode: "resource_missing" });
  expect(await callOf(world, `hold:${row.id}`)).toMatchObject({ status: "refused" });
});

test.each(["refuse", "lose_answer", "cut"] as const)(
  "when Stripe does not answer (%s) the order stands unsettled, and the worker finds or makes the one hold",
  async (kind) => {
    const { h } = world;
    await h.stripe.control.setFaults({ requests: [{ path: "/v1/payment_intents", method: "POST", kind, times: 2 }] });
    const made = await held(world);
    expect(made.payment).toBe("requested");
    const row = await paymentOf(world, made.id);
    expect(await callOf(world, `hold:${row.id}`)).toMatchObject({ status: "pending", attempts: 1 });
    await settle(world);
    expect(await paymentOf(world, made.id)).toMatchObject({ status: "held" });
    expect(await intentsOf(row.id)).toHaveLength(1);
  },
);

test("a process that died between Stripe's answer and our writing it down leaves one hold", async () => {
  const { h } = world;
  await h.stripe.control.setFaults({
    requests: [{ path: "/v1/payment_intents", method: "POST", kind: "refuse", times: 2 }],
  });
  const made = await held(world);
  const { id } = await paymentOf(world, made.id);
  await h.stripe.control.setFaults({});
  h.wall.advance(60_000);
  const ctx = h.system();
  const call = await claimStripeCall(ctx, "hold", id);
  if (call === null) throw new Error("the call was not free");
  await performHold(ctx, await readPayment(h.database, ctx, id), call);
  // Here it died. Whoever asks while the call is taken waits; the worker comes when it is free again.
  expect(await settleHold(ctx, id)).toBe("unsettled");
  // A day later Stripe has forgotten the key: only a look at what is there tells.
  h.wall.advance(25 * 3_600_000);
  h.clock.advance(25 * 3_600_000);
  await settle(world);
  expect(await paymentOf(world, made.id)).toMatchObject({ status: "held" });
  expect(await intentsOf(id)).toHaveLength(1);
});

test("an order cancelled while its hold is uncertain lets that very hold go, and the ledger shows both", async () => {
  const { h, store: own } = world;
  await h.stripe.control.setFaults({
    requests: [{ path: "/v1/payment_intents", method: "POST", kind: "cut", times: 2 }],
  });
  const made = await held(world);
  const row = await paymentOf(world, made.id);
  await callVerb(cancelDelivery, h.ctxFor(own.owner), { deliveryId: made.id });
  await settle(world);
  expect(await paymentOf(world, made.id)).toMatchObject({ status: "voided" });
  const intents = await intentsOf(row.id);
  expect(intents.map((p) => p.status)).toEqual(["canceled"]);
  expect(await entryOf(world, "card.held", row.id, "hold")).not.toBeNull();
  expect(await entryOf(world, "card.released", row.id, "hold")).not.toBeNull();
  expect((await callOf(world, `hold:${row.id}`)).status).toBe("done");
  expect((await callOf(world, `void:${row.id}`)).status).toBe("done");
});

test("a cancelled order's hold is let go even when that answer is lost", async () => {
  const { h, store: own } = world;
  const made = await held(world);
  const row = await paymentOf(world, made.id);
  await callVerb(cancelDelivery, h.ctxFor(own.owner), { deliveryId: made.id });
  await h.stripe.control.setFaults({
    requests: [{ path: `/v1/payment_intents/${row.stripePaymentIntentId}/cancel`, kind: "cut", times: 2 }],
  });
  await settle(world);
  expect(await paymentOf(world, made.id)).toMatchObject({ status: "voided" });
});

test("what is held on cards by the ledger is what Stripe holds", async () => {
  const { paymentIntents } = await world.h.stripe.control.dump();
  const atStripe = paymentIntents.reduce((sum, p) => sum + p.amount_capturable, 0);
  const inLedger = Object.entries(await balances(world)).filter(([account]) => account.startsWith("card_hold:"));
  expect(inLedger.reduce((sum, [, cents]) => sum + cents, 0)).toBe(atStripe);
});
