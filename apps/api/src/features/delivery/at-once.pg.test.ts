import type { DeliveryView, QuoteView } from "@fairmile/contracts";
import { delivery, payment, quote } from "@fairmile/db";
import { eq, inArray } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openHarness, type Harness } from "../../testing/harness.ts";
import { jobFor } from "../../testing/make-delivery.ts";
import { makeDriver } from "../../testing/make-driver.ts";
import { lotOf, makeRoute, openLots } from "../../testing/make-route.ts";
import { makeStore, type TestStore } from "../../testing/make-store.ts";
import { openRestClient, wireJob } from "../../testing/rest-client.ts";
import { callVerb } from "../../testing/untyped.ts";
import { createQuote } from "../quote/create.ts";
import { cancelDelivery } from "./cancel.ts";
import { postDelivery } from "./post.ts";

let h: Harness;
let store: TestStore;
beforeAll(async () => {
  h = await openHarness({ kind: "postgres" });
  store = await makeStore(h);
});
afterAll(() => h.close());

const TWINS = 8;
const post = (over: Record<string, unknown>, key?: string) =>
  callVerb(postDelivery, h.ctxFor(store.owner, key === undefined ? {} : { idempotencyKey: key }), {
    ...jobFor(store),
    ...over,
  }) as Promise<DeliveryView>;
const codes = (results: readonly PromiseSettledResult<unknown>[]) =>
  results.map((one) => (one.status === "fulfilled" ? "done" : (one.reason as { code: string }).code)).toSorted();

test("a quote used by many at once is spent once", async () => {
  const quoted = (await callVerb(createQuote, h.ctxFor(store.owner), jobFor(store))) as QuoteView;
  const results = await Promise.allSettled(Array.from({ length: TWINS }, () => post({ quoteId: quoted.id })));
  expect(codes(results)).toEqual(["done", ...Array.from({ length: TWINS - 1 }, () => "quote_used")]);
  const [row] = await h.database.db.select().from(quote).where(eq(quote.id, quoted.id));
  expect(row).toMatchObject({ status: "used", version: 2 });
  expect(await h.database.db.select().from(delivery).where(eq(delivery.quoteId, quoted.id))).toHaveLength(1);
});

test("an external id posted by many at once is taken once", async () => {
  const results = await Promise.allSettled(Array.from({ length: TWINS }, () => post({ externalId: "many" })));
  expect(codes(results)).toEqual(["done", ...Array.from({ length: TWINS - 1 }, () => "external_id_taken")]);
});

test("twins under one key are one delivery, held once, and get one answer", async () => {
  const rest = await openRestClient(h, store);
  const call = { body: { ...wireJob(store.locationId), external_id: "twins" }, idempotencyKey: "twins" };
  const answers = await Promise.all(Array.from({ length: TWINS }, () => rest.post("/v1/deliveries", call)));
  expect(new Set(answers.map((one) => one.status))).toEqual(new Set([201]));
  const ids = [...new Set(answers.map((one) => String(one.body["id"])))];
  expect(ids).toHaveLength(1);
  expect(await h.database.db.select().from(payment).where(inArray(payment.deliveryId, ids))).toHaveLength(1);
  const intents = await h.stripe.client.paymentIntents.list({ limit: 100 });
  const [paid] = await h.database.db.select().from(payment).where(inArray(payment.deliveryId, ids));
  expect(intents.data.filter((one) => one.metadata["fairmile_payment"] === paid?.id)).toHaveLength(1);
});

test("many cancel at once: one does, the others find it ended", async () => {
  const made = await post({});
  const cancel = () => callVerb(cancelDelivery, h.ctxFor(store.owner), { deliveryId: made.id });
  const results = await Promise.allSettled(Array.from({ length: TWINS }, cancel));
  expect(codes(results)).toEqual([...Array.from({ length: TWINS - 1 }, () => "delivery_ended"), "done"]);
});

test("two deliveries of one lot cancelled at once: both end, and their lot is withdrawn once", async () => {
  const pairs = [];
  for (let i = 0; i < 6; i += 1) {
    const [a, b] = [await post({}), await post({})];
    const [lot, ...more] = await openLots(h, [a.id, b.id]);
    expect(more).toEqual([]);
    pairs.push({ ids: [a.id, b.id], lot: lot ?? "" });
  }
  const results = await Promise.allSettled(
    pairs.flatMap(({ ids }) =>
      ids.map((deliveryId) => callVerb(cancelDelivery, h.ctxFor(store.owner), { deliveryId })),
    ),
  );
  expect(new Set(codes(results))).toEqual(new Set(["done"]));
  for (const { lot } of pairs) expect(await lotOf(h, lot)).toMatchObject({ status: "withdrawn", version: 2 });
});

test("a cancel and an award of the same lot: one of them happens, and the other is told", async () => {
  for (let i = 0; i < 6; i += 1) {
    const made = await post({});
    const to = await makeDriver(h);
    await openLots(h, [made.id]);
    const [award, cancelled] = await Promise.allSettled([
      makeRoute(h, to, [made.id]),
      callVerb(cancelDelivery, h.ctxFor(store.owner), { deliveryId: made.id }) as Promise<DeliveryView>,
    ]);
    expect(cancelled.status).toBe("fulfilled");
    const fee = cancelled.status === "fulfilled" ? cancelled.value.cancellation?.feeCents : null;
    // Cancelled before the award it is free; after it, it is not.
    expect(award.status === "fulfilled").toBe((fee ?? 0) > 0);
    const [row] = await h.database.db.select().from(delivery).where(eq(delivery.id, made.id));
    expect(row?.status).toBe("cancelled");
  }
});
