import { expect, test } from "vitest";
import { startTestDouble } from "../testing/start-test-double.ts";

test("a customer is created, found, changed and listed", async () => {
  const { stripe } = await startTestDouble();
  const made = await stripe.customers.create({
    email: "store@example.com",
    name: "Corner Store",
    metadata: { store: "sto_1" },
  });
  expect(made).toMatchObject({
    object: "customer",
    email: "store@example.com",
    livemode: false,
    metadata: { store: "sto_1" },
  });
  expect(await stripe.customers.retrieve(made.id)).toMatchObject({ id: made.id, name: "Corner Store" });
  const changed = await stripe.customers.update(made.id, { name: "Corner Shop", email: "", metadata: "" });
  expect(changed).toMatchObject({ name: "Corner Shop", email: null, metadata: {} });
  expect((await stripe.customers.list({ email: "store@example.com" })).data).toEqual([]);
  expect((await stripe.customers.list()).data.map((c) => c.id)).toEqual([made.id]);
  expect((await stripe.events.list()).data.map((e) => e.type)).toEqual(["customer.updated", "customer.created"]);
});

test("a customer's card is attached, made the default, listed and detached", async () => {
  const { stripe } = await startTestDouble();
  const { id: customer } = await stripe.customers.create({});
  const method = await stripe.paymentMethods.attach("pm_card_visa", { customer });
  expect(method).toMatchObject({
    object: "payment_method",
    type: "card",
    customer,
    card: { brand: "visa", last4: "4242" },
  });
  const updated = await stripe.customers.update(customer, { invoice_settings: { default_payment_method: method.id } });
  expect(updated.invoice_settings.default_payment_method).toBe(method.id);
  expect((await stripe.customers.listPaymentMethods(customer)).data.map((m) => m.id)).toEqual([method.id]);
  const other = await stripe.customers.create({});
  await expect(stripe.paymentMethods.attach(method.id, { customer: other.id })).rejects.toMatchObject({
    statusCode: 400,
  });
  await expect(
    stripe.paymentIntents.create({
      amount: 500,
      currency: "usd",
      customer: other.id,
      payment_method: method.id,
      confirm: true,
    }),
  ).rejects.toMatchObject({ param: "payment_method" });
  expect((await stripe.paymentMethods.detach(method.id)).customer).toBeNull();
  expect((await stripe.customers.listPaymentMethods(customer)).data).toEqual([]);
});

test("a token makes a fresh payment method each time", async () => {
  const { stripe } = await startTestDouble();
  const { id: customer } = await stripe.customers.create({});
  const first = await stripe.paymentMethods.attach("pm_card_visa", { customer });
  const second = await stripe.paymentMethods.attach("pm_card_visa", { customer });
  expect(first.id).not.toBe(second.id);
});

test("a card that refuses to be saved is not attached", async () => {
  const { stripe } = await startTestDouble();
  const { id: customer } = await stripe.customers.create({});
  await expect(stripe.paymentMethods.attach("pm_card_chargeDeclined", { customer })).rejects.toMatchObject({
    statusCode: 402,
    code: "card_declined",
    decline_code: "generic_decline",
  });
  expect((await stripe.customers.listPaymentMethods(customer)).data).toEqual([]);
});
