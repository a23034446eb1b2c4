import { store } from "@fairmile/db";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeStore, type TestStore } from "../testing/make-store.ts";
import { refusal } from "../testing/refusal.ts";
import { recordCardSetup, startCardSetup } from "./card-setup.ts";
import { handleEvents, held, openMoneyWorld, type MoneyWorld } from "./testing/money-world.ts";
import { openWebhooks } from "./testing/webhooks.ts";

let world: MoneyWorld;
let bare: TestStore;
beforeAll(async () => {
  world = await openMoneyWorld();
  bare = await makeStore(world.h, { card: null });
});
afterAll(() => world.close());

const rowOf = async ({ storeId }: TestStore) => {
  const [row] = await world.h.database.db.select().from(store).where(eq(store.id, storeId));
  if (row === undefined) throw new Error("no store");
  return row;
};
/** Fills in the hosted page as a person does; answers where it sends them, and with which session. */
const fill = async (url: string, card = "pm_card_visa"): Promise<{ back: URL; sessionId: string }> => {
  const answer = await fetch(url, {
    method: "POST",
    body: new URLSearchParams({ choice: "complete", card }),
    redirect: "manual",
  });
  const back = new URL(answer.headers.get("location") ?? "");
  return { back, sessionId: back.searchParams.get("session") ?? "" };
};
const start = (of: TestStore) => startCardSetup(world.h.ctxFor(of.owner), of.storeId, "/store/settings");

test("a card saved on Stripe's page stands behind the store's orders, by its brand and last digits", async () => {
  const ctx = world.h.ctxFor(bare.owner);
  const { url } = await start(bare);
  const customer = (await rowOf(bare)).stripeCustomerId;
  expect(customer).toMatch(/^cus_/);
  const { back, sessionId } = await fill(url);
  expect(back.href).toBe(`http://localhost:3000/store/settings?session=${sessionId}`);
  expect(await recordCardSetup(ctx, bare.storeId, sessionId)).toBe(true);
  const saved = await rowOf(bare);
  expect(saved).toMatchObject({ cardBrand: "visa", cardLast4: "4242", stripeCustomerId: customer });
  expect(await recordCardSetup(ctx, bare.storeId, sessionId)).toBe(true);
  expect(await rowOf(bare)).toEqual(saved);
  expect((await held({ ...world, store: bare })).payment).toBe("held");
});

test("a page that was not finished changes nothing; an owner who never came back is known by the webhook", async () => {
  const other = await makeStore(world.h, { card: null });
  const { url } = await start(other);
  const hooks = openWebhooks(world);
  const left = await world.h.stripe.client.checkout.sessions.create({
    mode: "setup",
    currency: "eur",
    success_url: "http://localhost:3000/",
    metadata: { fairmile_market: world.h.market.id, fairmile_store: other.storeId },
  });
  expect(await recordCardSetup(world.h.ctxFor(other.owner), other.storeId, left.id)).toBe(false);
  expect((await rowOf(other)).cardPaymentMethodId).toBeNull();
  await fill(url);
  await hooks.deliver(await hooks.events((e) => e.type === "checkout.session.completed"));
  await handleEvents(world);
  expect(await rowOf(other)).toMatchObject({ cardLast4: "4242" });
  // One customer a store, however often it starts.
  const { stripeCustomerId } = await rowOf(other);
  await start(other);
  expect((await rowOf(other)).stripeCustomerId).toBe(stripeCustomerId);
});

test("another store's session and one that does not exist are the same answer", async () => {
  const other = await makeStore(world.h, { card: null });
  const { sessionId } = await fill((await start(other)).url);
  const ctx = world.h.ctxFor(bare.owner);
  const foreign = await refusal(recordCardSetup(ctx, bare.storeId, sessionId));
  const missing = await refusal(recordCardSetup(ctx, bare.storeId, "cs_test_nothing"));
  expect([foreign.code, missing.code]).toEqual(["not_found", "not_found"]);
});

test("when Stripe cannot be reached, that is what the answer says", async () => {
  await world.h.stripe.control.setFaults({ requests: [{ path: "/v1/checkout", kind: "refuse", times: 5 }] });
  expect((await refusal(start(bare))).code).toBe("stripe_unavailable");
  await world.h.stripe.control.setFaults({});
});
