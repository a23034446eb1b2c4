import type { DeliveryView, QuoteView } from "@fairmile/contracts";
import { auditLog, outbox, payment, quote } from "@fairmile/db";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openHarness, type Harness } from "../../testing/harness.ts";
import { jobFor } from "../../testing/make-delivery.ts";
import { makeStore, type TestStore } from "../../testing/make-store.ts";
import { refusal } from "../../testing/refusal.ts";
import { callVerb } from "../../testing/untyped.ts";
import { createQuote } from "../quote/create.ts";
import { postDelivery } from "./post.ts";

let h: Harness;
let store: TestStore;
beforeAll(async () => {
  h = await openHarness();
  store = await makeStore(h);
});
afterAll(() => h.close());

const post = async (over: Record<string, unknown> = {}, by = store, key?: string): Promise<DeliveryView> =>
  (await callVerb(postDelivery, h.ctxFor(by.owner, key === undefined ? {} : { idempotencyKey: key }), {
    ...jobFor(by),
    ...over,
  })) as DeliveryView;
const quoteFor = async (over: Record<string, unknown> = {}, by = store): Promise<QuoteView> =>
  (await callVerb(createQuote, h.ctxFor(by.owner), { ...jobFor(by), ...over })) as QuoteView;

test("a posted delivery has its card held for fee and tip, and says so", async () => {
  const made = await post({ tipCents: 150 });
  expect(made).toMatchObject({ status: "created", payment: "held", tipCents: 150, courier: null, cancellation: null });
  const [row] = await h.database.db.select().from(payment).where(eq(payment.deliveryId, made.id));
  expect(row?.heldCents).toBe(made.fee.amountCents + 150);
  const held = await h.stripe.client.paymentIntents.retrieve(row?.stripePaymentIntentId ?? "");
  expect(held).toMatchObject({ status: "requires_capture", amount: made.fee.amountCents + 150 });
});

test("one event and one audit row are written with it, without names or addresses", async () => {
  const made = await post();
  const events = await h.database.db.select().from(outbox).where(eq(outbox.subject, made.id));
  expect(events.map((event) => event.type)).toContain("delivery.created");
  expect(events[0]?.audience).toEqual([`store:${store.storeId}`, "admin"]);
  const audits = await h.database.db.select().from(auditLog).where(eq(auditLog.subject, made.id));
  expect(audits).toHaveLength(1);
  expect(JSON.stringify([events, audits])).not.toMatch(/Rita|Station/);
});

test("the quoted price holds though prices are asked anew", async () => {
  const quoted = await quoteFor();
  h.clock.advance(60_000);
  const made = await post({ quoteId: quoted.id });
  expect(made.fee).toEqual(quoted.fee);
  expect((await refusal(post({ quoteId: quoted.id }))).code).toBe("quote_used");
});

test("a quote is refused for another job, after its time, or by another store", async () => {
  const other = await makeStore(h);
  const quoted = await quoteFor();
  const mismatch = await refusal(post({ quoteId: quoted.id, parcels: [{ size: "large" }] }));
  expect(mismatch.code).toBe("quote_mismatch");
  const foreign = await refusal(post({ quoteId: quoted.id }, other));
  const missing = await refusal(post({ quoteId: "qte_000000000000" }, other));
  expect([foreign.code, foreign.fields]).toEqual([missing.code, missing.fields]);
  expect(foreign.code).toBe("not_found");
  h.clock.advance(600_000);
  expect((await refusal(post({ quoteId: quoted.id }))).code).toBe("quote_expired");
  const [row] = await h.database.db.select().from(quote).where(eq(quote.id, quoted.id));
  expect(row?.status).toBe("live");
});

test("an external id is the store's own and used once", async () => {
  const other = await makeStore(h);
  const made = await post({ externalId: "order-1" });
  expect(made.externalId).toBe("order-1");
  const again = await refusal(post({ externalId: "order-1" }));
  expect(again.code).toBe("external_id_taken");
  expect(again.fields).toEqual([{ path: "externalId", code: "duplicate" }]);
  await expect(post({ externalId: "order-1" }, other)).resolves.toMatchObject({ externalId: "order-1" });
});

test("a store without a card is told so", async () => {
  const cardless = await makeStore(h, { card: null });
  expect((await refusal(post({}, cardless))).code).toBe("store_not_ready");
});

test("a declined card ends the delivery, under the same key the same way again", async () => {
  const broke = await makeStore(h, { card: "pm_card_chargeCustomerFail" });
  expect((await refusal(post({ externalId: "broke" }, broke, "key-1"))).code).toBe("card_declined");
  expect((await refusal(post({ externalId: "broke" }, broke, "key-1"))).code).toBe("card_declined");
});

test("the same key and body is the same delivery; another body is refused", async () => {
  const first = await post({ tipCents: 5 }, store, "key-2");
  const again = await post({ tipCents: 5 }, store, "key-2");
  expect(again).toEqual(first);
  expect((await refusal(post({ tipCents: 6 }, store, "key-2"))).code).toBe("idempotency_key_reused");
});

test("PINs are made where asked for, and links cannot be guessed", async () => {
  const verification = { photo: false, signature: false, pin: true };
  const job = jobFor(store);
  const made = await post({ dropoff: { ...job.dropoff, verification } });
  expect(made.dropoff.pin).toMatch(/^\d{4}$/);
  expect(made.pickup.pin).toBeNull();
  const token = made.trackingUrl.split("/").at(-1) ?? "";
  expect(Buffer.from(token, "base64url").length * 8).toBeGreaterThanOrEqual(128);
});

test("where Stripe does not answer, the delivery stands and its hold is made under the same key later", async () => {
  await h.stripe.control.setFaults({
    requests: [{ method: "POST", path: "/v1/payment_intents", kind: "lose_answer", times: 5 }],
  });
  const made = await post({ externalId: "slow" }, store, "key-slow");
  expect(made).toMatchObject({ status: "created", payment: "requested", sale: null });
  await h.stripe.control.setFaults({});
  h.wall.advance(60_000);
  const again = await post({ externalId: "slow" }, store, "key-slow");
  expect(again).toMatchObject({ id: made.id, payment: "held" });
  const [row] = await h.database.db.select().from(payment).where(eq(payment.deliveryId, made.id));
  const intents = await h.stripe.client.paymentIntents.list({ limit: 100 });
  expect(intents.data.filter((one) => one.metadata["fairmile_payment"] === row?.id)).toHaveLength(1);
});

test("every field of a delivery is refused by its own name when its kind is wrong", async () => {
  const wrong = {
    pickup: 1,
    dropoff: 1,
    parcels: 1,
    vehicleClasses: 1,
    tipCents: {},
    quoteId: 1,
    externalId: 1,
    undeliverableAction: 1,
  };
  const error = await refusal(callVerb(postDelivery, h.ctxFor(store.owner), wrong));
  expect(error.fields.map((field) => field.path).toSorted()).toEqual(Object.keys(wrong).toSorted());
  expect(Object.keys(postDelivery.input.shape).toSorted()).toEqual(Object.keys(wrong).toSorted());
});
