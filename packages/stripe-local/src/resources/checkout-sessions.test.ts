import type Stripe from "stripe";
import { expect, test, vi } from "vitest";
import { HOUR_MS } from "../core/seconds.ts";
import { idOf } from "../testing/id-of.ts";
import { startTestDouble } from "../testing/start-test-double.ts";
import { SECRET, startReceiver } from "../testing/webhook-receiver.ts";

const asked = (customer: string): Stripe.Checkout.SessionCreateParams => ({
  mode: "setup",
  customer,
  currency: "usd",
  success_url: "http://127.0.0.1/saved?session={CHECKOUT_SESSION_ID}",
  cancel_url: "http://127.0.0.1/back",
  metadata: { store: "str_1" },
  setup_intent_data: { metadata: { store: "str_1" } },
});

const press = (session: Stripe.Checkout.Session, form: Record<string, string>): Promise<Response> =>
  fetch(session.url ?? "", { method: "POST", body: new URLSearchParams(form), redirect: "manual" });

const open = async () => {
  const { stripe, ...rest } = await startTestDouble();
  const { id: customer } = await stripe.customers.create({ email: "shop@example.com" });
  return { ...rest, stripe, customer, session: await stripe.checkout.sessions.create(asked(customer)) };
};

test("a card saved on the page is the customer's, the session is complete, and everyone is told", async () => {
  const receiver = await startReceiver();
  const { stripe, control } = await startTestDouble({ webhooks: [{ url: receiver.url, secret: SECRET }] });
  const { id: customer } = await stripe.customers.create({});
  const session = await stripe.checkout.sessions.create(asked(customer));
  expect(session).toMatchObject({ object: "checkout.session", mode: "setup", status: "open", customer });
  expect((await stripe.setupIntents.retrieve(idOf(session.setup_intent))).metadata).toEqual({ store: "str_1" });
  const page = await (await fetch(session.url ?? "")).text();
  expect(page).toContain("Stripe (local double): save a card");
  expect(page).toContain('value="pm_card_chargeCustomerFail"');

  const answer = await press(session, { choice: "complete", card: "pm_card_visa" });
  expect([answer.status, answer.headers.get("location")]).toEqual([
    303,
    `http://127.0.0.1/saved?session=${session.id}`,
  ]);
  const done = await stripe.checkout.sessions.retrieve(session.id, { expand: ["setup_intent.payment_method"] });
  expect(done).toMatchObject({
    status: "complete",
    url: null,
    metadata: { store: "str_1" },
    setup_intent: { status: "succeeded", payment_method: { customer, type: "card", card: { last4: "4242" } } },
  });
  await control.idle();
  await vi.waitFor(() => expect(receiver.received.map(({ type }) => type)).toContain("checkout.session.completed"));
  expect(receiver.received.map(({ type }) => type)).toContain("setup_intent.succeeded");
  const event = receiver.received.find(({ type }) => type === "checkout.session.completed");
  expect(event?.data.object).toMatchObject({ id: session.id, status: "complete", metadata: { store: "str_1" } });
  expect((await press(session, { choice: "complete", card: "pm_card_visa" })).status).toBe(410);
});

test("a saved card can be held without its holder, and one of the choices is declined only then", async () => {
  const { stripe, customer, session } = await open();
  await press(session, { choice: "complete", card: "pm_card_chargeCustomerFail" });
  const [method] = (await stripe.paymentMethods.list({ customer })).data;
  await expect(
    stripe.paymentIntents.create({
      amount: 700,
      currency: "usd",
      customer,
      payment_method: method?.id ?? "",
      capture_method: "manual",
      confirm: true,
      off_session: true,
    }),
  ).rejects.toMatchObject({ code: "card_declined" });
});

test("a refused card leaves the page open with the reason, and another card finishes it", async () => {
  const { stripe, session } = await open();
  const refused = await press(session, { choice: "complete", card: "pm_card_chargeDeclinedInsufficientFunds" });
  expect(refused.status).toBe(402);
  expect(await refused.text()).toContain("insufficient funds");
  const unknown = await press(session, { choice: "complete", card: "pm_card_amex" });
  expect(await unknown.text()).toContain("Choose one of the cards");
  expect((await stripe.checkout.sessions.retrieve(session.id)).status).toBe("open");
  expect((await press(session, { choice: "complete", card: "pm_card_visa" })).status).toBe(303);
});

test("back goes to where the session says, and leaves it open", async () => {
  const { stripe, session } = await open();
  const answer = await press(session, { choice: "back" });
  expect([answer.status, answer.headers.get("location")]).toEqual([303, "http://127.0.0.1/back"]);
  expect((await stripe.checkout.sessions.retrieve(session.id)).status).toBe("open");
});

test("a session nobody finishes lapses after a day", async () => {
  const { stripe, session, clock, control } = await open();
  clock.advance(24 * HOUR_MS);
  await control.tick();
  expect(await stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ status: "expired", url: null });
  expect((await stripe.setupIntents.retrieve(idOf(session.setup_intent))).status).toBe("canceled");
  expect((await fetch(session.url ?? "")).status).toBe(410);
});

test("what the double does not have is refused by name", async () => {
  const { stripe, customer } = await open();
  const { currency, ...bare } = asked(customer);
  await expect(stripe.checkout.sessions.create(bare)).rejects.toMatchObject({ param: "currency" });
  await stripe.checkout.sessions.create({ ...bare, allowed_payment_method_types: ["card"] });
  await expect(
    stripe.checkout.sessions.create({ ...bare, currency: currency ?? "", mode: "payment" }),
  ).rejects.toMatchObject({ param: "mode" });
  await expect(stripe.checkout.sessions.create(asked("cus_none"))).rejects.toMatchObject({ code: "resource_missing" });
  await expect(stripe.checkout.sessions.retrieve("cs_none")).rejects.toMatchObject({ code: "resource_missing" });
});
