import type { DeliveryView, QuoteView } from "@fairmile/contracts";
import { delivery, payment, quote } from "@fairmile/db";
import { eq, inArray } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openHarness, type Harness } from "../../testing/harness.ts";
import { jobFor } from "../../testing/make-delivery.ts";
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
