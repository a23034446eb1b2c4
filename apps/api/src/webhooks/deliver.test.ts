import { createHmac } from "node:crypto";
import { transaction, webhookDelivery, webhookEndpoint } from "@fairmile/db";
import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { cancelDelivery } from "../features/delivery/cancel.ts";
import { createWebhookEndpoint } from "../features/webhook-endpoint/create.ts";
import { deleteWebhookEndpoint } from "../features/webhook-endpoint/delete.ts";
import { listWebhookDeliveries } from "../features/webhook-endpoint/deliveries.ts";
import { testWebhookEndpoint } from "../features/webhook-endpoint/send-test.ts";
import { readOutbox } from "../stream/read-outbox.ts";
import { openHarness, type Harness } from "../testing/harness.ts";
import { makeDelivery } from "../testing/make-delivery.ts";
import { makeStore, type TestStore } from "../testing/make-store.ts";
import { refusal } from "../testing/refusal.ts";
import { openWebhookReceiver, type WebhookReceiver } from "../testing/webhook-receiver.ts";
import { BACKOFF_MS } from "./backoff.ts";
import { webhookConsumer } from "./consume.ts";
import { deliverDue } from "./deliver.ts";

let h: Harness;
let store: TestStore;
let receiver: WebhookReceiver;
let endpointId: string;
let secret: string;

beforeAll(async () => {
  h = await openHarness();
});
afterAll(() => h.close());
beforeEach(async () => {
  store = await makeStore(h);
  receiver = await openWebhookReceiver();
  const made = await createWebhookEndpoint.run({ ctx: h.ctxFor(store.owner), input: { url: receiver.url } });
  endpointId = made.endpoint.id;
  secret = made.secret;
});
afterEach(async () => {
  await deleteWebhookEndpoint.run({ ctx: h.ctxFor(store.owner), input: { webhookEndpointId: endpointId as never } });
  await receiver.close();
});

const relay = async (): Promise<void> => {
  const rows = await readOutbox(h.database, { after: { xid: 0, id: 0 }, limit: 10_000 });
  await transaction(h.database, (tx) => webhookConsumer(h.services).handle(tx, rows));
};
const messages = () => h.database.db.select().from(webhookDelivery).where(eq(webhookDelivery.endpointId, endpointId));
const due = () => deliverDue(h.services, h.wall.now());

test("a delivery's events reach its store, signed, once each however often the outbox is read", async () => {
  const other = await makeStore(h);
  await makeDelivery(h, other);
  const made = await makeDelivery(h, store);
  await cancelDelivery.run({ ctx: h.ctxFor(store.owner), input: { deliveryId: made.id as never, reason: "other" } });
  await relay();
  await relay();
  expect(await due()).toBe(2);
  expect(await due()).toBe(0);
  const bodies = receiver.received.map(({ body }) => JSON.parse(body) as { type: string; data: unknown });
  expect(bodies.map(({ type }) => type).toSorted()).toEqual(["delivery.cancelled", "delivery.created"]);
  for (const { data } of bodies) expect(data).toEqual({ id: made.id });
  for (const { headers, body } of receiver.received) {
    const signed = `${String(headers["webhook-id"])}.${String(headers["webhook-timestamp"])}.${body}`;
    const mac = createHmac("sha256", Buffer.from(secret.slice(6), "base64"))
      .update(signed)
      .digest("base64");
    expect(headers["webhook-signature"]).toBe(`v1,${mac}`);
    expect(Number(headers["webhook-timestamp"])).toBe(Math.floor(h.wall.now() / 1_000));
  }
  expect((await messages()).map((row) => row.status)).toEqual(["delivered", "delivered"]);
});

test("what is not taken is tried again with longer waits, and given up after three days", async () => {
  receiver.answerWith(500);
  await makeDelivery(h, store);
  await relay();
  const startMs = h.wall.now();
  for (const waitMs of BACKOFF_MS) {
    expect(await due()).toBe(1);
    h.wall.advance(waitMs - 1);
    expect(await due()).toBe(0);
    h.wall.advance(1);
  }
  expect(await due()).toBe(1);
  const [row] = await messages();
  expect(row).toMatchObject({ status: "given_up", attempts: BACKOFF_MS.length + 1, lastStatus: 500 });
  expect(h.wall.now() - startMs).toBeGreaterThan(70 * 3_600_000);
  expect(h.wall.now() - startMs).toBeLessThanOrEqual(72 * 3_600_000);
  expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"]))).toHaveLength(1);
});

test("410 ends the endpoint and all that waits for it", async () => {
  receiver.answerWith(410);
  await makeDelivery(h, store);
  await relay();
  expect(await due()).toBe(1);
  const [endpoint] = await h.database.db.select().from(webhookEndpoint).where(eq(webhookEndpoint.id, endpointId));
  expect(endpoint).toMatchObject({ lastStatus: 410, disabledAtMs: h.clock.now() });
  expect((await messages()).map((row) => row.status)).toEqual(["given_up"]);
  await makeDelivery(h, store);
  await relay();
  expect(await messages()).toHaveLength(1);
});

test("a test message is sent at once and stands in the log, which is the store's own", async () => {
  const input = { webhookEndpointId: endpointId as never };
  const sent = await testWebhookEndpoint.run({ ctx: h.ctxFor(store.owner, { idempotencyKey: "t" }), input });
  expect(sent).toMatchObject({ type: "webhook.test", status: "delivered", attempts: 1, lastStatus: 200 });
  await testWebhookEndpoint.run({ ctx: h.ctxFor(store.owner, { idempotencyKey: "t" }), input });
  expect(receiver.received).toHaveLength(1);
  const page = { ...input, limit: 10 };
  const log = await listWebhookDeliveries.run({ ctx: h.ctxFor(store.owner), input: page });
  expect(log).toEqual({ deliveries: [sent], nextCursor: null });
  const other = await makeStore(h);
  expect((await refusal(listWebhookDeliveries.run({ ctx: h.ctxFor(other.owner), input: page }))).code).toBe(
    "not_found",
  );
});

test("an address inside our own networks is refused by its field", async () => {
  for (const url of ["https://169.254.169.254/latest", "http://example.com/", "https://[::1]/"]) {
    const error = await refusal(createWebhookEndpoint.run({ ctx: h.ctxFor(store.owner), input: { url } }));
    expect(error.fields).toEqual([{ path: "url", code: "invalid_choice" }]);
  }
});
