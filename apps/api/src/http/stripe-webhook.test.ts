import { stripeEvent } from "@fairmile/db";
import { startStripeLocal } from "@fairmile/stripe-local";
import { serve } from "@hono/node-server";
import { eq } from "drizzle-orm";
import Stripe from "stripe";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openMoneyWorld, type MoneyWorld } from "../money/testing/money-world.ts";
import { openWebhooks, type Webhooks } from "../money/testing/webhooks.ts";
import { seededRandom } from "../testing/seeded-random.ts";

let world: MoneyWorld;
let hooks: Webhooks;
beforeAll(async () => {
  world = await openMoneyWorld();
  hooks = openWebhooks(world);
});
afterAll(() => world.close());

const body = (id: string, more: object = {}): string =>
  JSON.stringify({
    id,
    object: "event",
    type: "payment_intent.succeeded",
    data: { object: { id: "pi_x", metadata: {} } },
    ...more,
  });
const stored = () => world.h.database.db.select().from(stripeEvent);

test("a forged, stale, missing or misplaced signature is 400 by its own code, and keeps nothing", async () => {
  const before = (await stored()).length;
  expect(await hooks.send(body("evt_forged"), { secret: "whsec_somebody_else" })).toBe(400);
  expect(await hooks.send(body("evt_stale"), { atMs: world.h.wall.now() - 301_000 })).toBe(400);
  const unsigned = await hooks.app.request("/webhooks/stripe", { method: "POST", body: body("evt_unsigned") });
  expect([unsigned.status, await unsigned.json()]).toMatchObject([
    400,
    { error: { code: "stripe_signature_invalid" } },
  ]);
  const other = await hooks.app.request("/webhooks/stripe", {
    method: "POST",
    body: body("evt_changed"),
    headers: {
      "stripe-signature": await world.h.stripe.client.webhooks.generateTestHeaderStringAsync({
        payload: body("evt_signed"),
        secret: world.h.stripe.webhookSecret,
        timestamp: Math.floor(world.h.wall.now() / 1_000),
      }),
    },
  });
  expect(other.status).toBe(400);
  expect(await stored()).toHaveLength(before);
  expect(hooks.woken()).toBe(0);
});

test("what is signed and is no event is refused; what is too large is not read", async () => {
  expect(await hooks.send("not json")).toBe(400);
  expect(await hooks.send(JSON.stringify({ hello: "there" }))).toBe(400);
  expect(await hooks.send(`"${"x".repeat(1_000_001)}"`)).toBe(413);
});

test("an event is kept once, however often it comes, with nothing in it about people", async () => {
  const object = {
    id: "pi_1",
    receipt_email: "rita@example.com",
    metadata: { fairmile_payment: "pay_1", note: "for Rita" },
  };
  for (let i = 0; i < 3; i += 1)
    expect(await hooks.send(body("evt_thrice", { account: "acct_1", data: { object } }))).toBe(200);
  const rows = await world.h.database.db.select().from(stripeEvent).where(eq(stripeEvent.id, "evt_thrice"));
  expect(rows).toMatchObject([
    {
      type: "payment_intent.succeeded",
      payload: { account: "acct_1", objectId: "pi_1", metadata: { fairmile_payment: "pay_1" } },
      receivedAtMs: world.h.wall.now(),
      handledAtMs: null,
      attempts: 0,
    },
  ]);
  expect(JSON.stringify(rows)).not.toMatch(/rita/i);
  expect(hooks.woken()).toBe(3);
});

test("a thin event of Accounts v2 is kept by the object it is about", async () => {
  const thin = {
    id: "evt_thin",
    object: "v2.core.event",
    type: "v2.core.account[configuration.recipient].capability_status_updated",
    created: "2026-05-06T12:00:00.000Z",
    livemode: false,
    context: null,
    related_object: { id: "acct_9", type: "v2.core.account", url: "/v2/core/accounts/acct_9" },
  };
  expect(await hooks.send(JSON.stringify(thin))).toBe(200);
  const [row] = await world.h.database.db.select().from(stripeEvent).where(eq(stripeEvent.id, "evt_thin"));
  expect(row?.payload).toEqual({ account: null, objectId: "acct_9", metadata: {} });
});

test("over real HTTP: what the double sends, signed with its own hand, arrives", async () => {
  const { h } = world;
  const server = serve({ fetch: hooks.app.fetch, port: 0, hostname: "127.0.0.1" });
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const double = await startStripeLocal({
    clock: h.clock,
    random: seededRandom("webhooks"),
    webhooks: [{ url: `http://127.0.0.1:${address.port}/webhooks/stripe`, secret: h.stripe.webhookSecret }],
    signingNowMs: h.wall.now,
    faults: { webhooks: { duplicates: 2 } },
  });
  const stripe = new Stripe("sk_test_x", { host: "127.0.0.1", port: double.port, protocol: "http", telemetry: false });
  const intent = await stripe.paymentIntents.create({ amount: 500, currency: "eur" });
  await double.control.idle();
  const rows = await stored();
  expect(rows.filter((row) => JSON.stringify(row.payload).includes(intent.id))).toMatchObject([
    { type: "payment_intent.created" },
  ]);
  await double.close();
  await new Promise((resolve) => server.close(resolve));
});
