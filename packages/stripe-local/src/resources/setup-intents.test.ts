import { expect, test } from "vitest";
import { idOf } from "../testing/id-of.ts";
import { startTestDouble } from "../testing/start-test-double.ts";

test("a card is saved and then charged without its holder", async () => {
  const { stripe } = await startTestDouble();
  const { id: customer } = await stripe.customers.create({});
  const setup = await stripe.setupIntents.create({ customer, usage: "off_session" });
  expect(setup).toMatchObject({ object: "setup_intent", status: "requires_payment_method", usage: "off_session" });
  const done = await stripe.setupIntents.confirm(setup.id, { payment_method: "pm_card_visa" });
  expect(done.status).toBe("succeeded");
  const [method] = (await stripe.paymentMethods.list({ customer })).data;
  expect(method?.id).toBe(done.payment_method);
  const held = await stripe.paymentIntents.create({
    amount: 700,
    currency: "usd",
    customer,
    payment_method: method?.id ?? "",
    capture_method: "manual",
    confirm: true,
    off_session: true,
  });
  expect(held).toMatchObject({ status: "requires_capture", customer });
});

test("a card that wants its holder once can be charged without after the set-up", async () => {
  const { stripe } = await startTestDouble();
  const { id: customer } = await stripe.customers.create({});
  const setup = await stripe.setupIntents.create({
    customer,
    payment_method: "pm_card_authenticationRequiredOnSetup",
    confirm: true,
    return_url: "http://127.0.0.1/back",
  });
  expect(setup.status).toBe("requires_action");
  const charge = () =>
    stripe.paymentIntents.create({
      amount: 700,
      currency: "usd",
      ...(saved ? { customer } : {}),
      payment_method: idOf(setup.payment_method),
      confirm: true,
      off_session: true,
    });
  let saved = false;
  await expect(charge()).rejects.toMatchObject({ code: "authentication_required" });
  await fetch(setup.next_action?.redirect_to_url?.url ?? "", {
    method: "POST",
    body: new URLSearchParams({ choice: "complete" }),
    redirect: "manual",
  });
  saved = true;
  expect((await stripe.setupIntents.retrieve(setup.id)).status).toBe("succeeded");
  expect((await charge()).status).toBe("succeeded");
});

test("a refused card leaves the reason on the set-up, and another card saves it", async () => {
  const { stripe } = await startTestDouble();
  const { id: customer } = await stripe.customers.create({});
  const setup = await stripe.setupIntents.create({ customer });
  await expect(
    stripe.setupIntents.confirm(setup.id, { payment_method: "pm_card_chargeDeclinedInsufficientFunds" }),
  ).rejects.toMatchObject({
    decline_code: "insufficient_funds",
  });
  expect(await stripe.setupIntents.retrieve(setup.id)).toMatchObject({
    status: "requires_payment_method",
    last_setup_error: { decline_code: "insufficient_funds" },
  });
  expect((await stripe.setupIntents.confirm(setup.id, { payment_method: "pm_card_visa" })).status).toBe("succeeded");
  await expect(stripe.setupIntents.cancel(setup.id)).rejects.toMatchObject({ code: "setup_intent_unexpected_state" });
});

test("a set-up nobody finishes can be canceled", async () => {
  const { stripe } = await startTestDouble();
  const setup = await stripe.setupIntents.create({});
  expect(await stripe.setupIntents.cancel(setup.id, { cancellation_reason: "abandoned" })).toMatchObject({
    status: "canceled",
    cancellation_reason: "abandoned",
  });
});
