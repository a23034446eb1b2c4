import type Stripe from "stripe";
import { expect, test } from "vitest";
import { idOf } from "../testing/id-of.ts";
import { startTestDouble } from "../testing/start-test-double.ts";

const capture = async (stripe: Stripe, amount_to_capture: number) => {
  const held = await stripe.paymentIntents.create({
    amount: 2_000,
    currency: "usd",
    confirm: true,
    payment_method: "pm_card_visa",
    capture_method: "manual",
  });
  return stripe.paymentIntents.capture(held.id, { amount_to_capture });
};

test("a payment is refunded in parts, never beyond what was captured", async () => {
  const { stripe } = await startTestDouble();
  const { id: payment_intent, latest_charge } = await capture(stripe, 1_500);
  const first = await stripe.refunds.create({
    payment_intent,
    amount: 1_000,
    reason: "requested_by_customer",
    metadata: { ticket: "1" },
  });
  expect(first).toMatchObject({
    object: "refund",
    amount: 1_000,
    status: "succeeded",
    charge: latest_charge,
    payment_intent,
  });
  await expect(stripe.refunds.create({ payment_intent, amount: 501 })).rejects.toMatchObject({ param: "amount" });
  const rest = await stripe.refunds.create({ charge: idOf(latest_charge), expand: ["balance_transaction"] });
  expect(rest).toMatchObject({ amount: 500, balance_transaction: { amount: -500, fee: 0, net: -500, type: "refund" } });
  await expect(stripe.refunds.create({ payment_intent })).rejects.toMatchObject({ code: "charge_already_refunded" });
  // The hold's released 5.00 count as refunded too, as at Stripe.
  expect(await stripe.charges.retrieve(idOf(latest_charge))).toMatchObject({
    amount_refunded: 2_000,
    refunded: true,
    amount_captured: 1_500,
  });
  const booked = (await stripe.balanceTransactions.list()).data;
  expect(booked.map((t) => [t.type, t.amount])).toEqual([
    ["refund", -500],
    ["refund", -1_000],
    ["charge", 1_500],
  ]);
  // The processing fee of 21 + 25 cents is not given back.
  expect(booked.reduce((sum, t) => sum + t.net, 0)).toBe(-46);
});

test("what was never captured cannot be refunded", async () => {
  const { stripe } = await startTestDouble();
  const held = await stripe.paymentIntents.create({
    amount: 2_000,
    currency: "usd",
    confirm: true,
    payment_method: "pm_card_visa",
    capture_method: "manual",
  });
  await expect(stripe.refunds.create({ payment_intent: held.id })).rejects.toMatchObject({ param: "payment_intent" });
  await expect(stripe.refunds.create({ charge: idOf(held.latest_charge) })).rejects.toMatchObject({
    param: "charge",
  });
  await expect(stripe.refunds.create({})).rejects.toMatchObject({ code: "parameter_missing" });
});
