import type Stripe from "stripe";
import { expect, test } from "vitest";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../core/seconds.ts";
import { idOf } from "../testing/id-of.ts";
import { onboard } from "../testing/onboard.ts";
import { startTestDouble } from "../testing/start-test-double.ts";

/** Puts 10.00 USD into an account's balance. */
const earn = async (stripe: Stripe, destination: string, payment_method: string): Promise<void> => {
  const intent = await stripe.paymentIntents.create({ amount: 1_500, currency: "usd", confirm: true, payment_method });
  await stripe.transfers.create({
    amount: 1_000,
    currency: "usd",
    destination,
    source_transaction: idOf(intent.latest_charge),
  });
};

test("a standard payout takes available money and arrives two days later", async () => {
  const { stripe, clock, control } = await startTestDouble();
  const stripeAccount = await onboard(stripe);
  await earn(stripe, stripeAccount, "pm_card_visa");
  const pay = () =>
    stripe.payouts.create({ amount: 1_000, currency: "usd", metadata: { week: "47" } }, { stripeAccount });
  await expect(pay()).rejects.toMatchObject({ code: "balance_insufficient" });
  clock.advance(2 * DAY_MS);
  const payout = await pay();
  expect(payout).toMatchObject({
    object: "payout",
    status: "pending",
    method: "standard",
    amount: 1_000,
    metadata: { week: "47" },
  });
  expect((await stripe.balance.retrieve({}, { stripeAccount })).available).toMatchObject([{ amount: 0 }]);
  clock.advance(HOUR_MS);
  await control.tick();
  expect((await stripe.payouts.retrieve(payout.id, {}, { stripeAccount })).status).toBe("in_transit");
  await expect(stripe.payouts.cancel(payout.id, {}, { stripeAccount })).rejects.toMatchObject({ statusCode: 400 });
  clock.advance(2 * DAY_MS);
  await control.tick();
  expect((await stripe.payouts.retrieve(payout.id, {}, { stripeAccount })).status).toBe("paid");
  const types = (
    await stripe.events.list({ types: ["payout.created", "payout.updated", "payout.paid"] }, { stripeAccount })
  ).data;
  expect(types.map((e) => [e.type, e.account])).toEqual([
    ["payout.paid", stripeAccount],
    ["payout.updated", stripeAccount],
    ["payout.created", stripeAccount],
  ]);
});

test("an instant payout takes pending money too and arrives in minutes", async () => {
  const { stripe, clock, control } = await startTestDouble();
  const stripeAccount = await onboard(stripe);
  await earn(stripe, stripeAccount, "pm_card_visa");
  expect((await stripe.balance.retrieve({}, { stripeAccount })).instant_available).toMatchObject([{ amount: 1_000 }]);
  const payout = await stripe.payouts.create({ amount: 600, currency: "usd", method: "instant" }, { stripeAccount });
  await expect(
    stripe.payouts.create({ amount: 401, currency: "usd", method: "instant" }, { stripeAccount }),
  ).rejects.toMatchObject({
    code: "balance_insufficient",
  });
  clock.advance(10 * MINUTE_MS);
  await control.tick();
  expect((await stripe.payouts.retrieve(payout.id, {}, { stripeAccount })).status).toBe("paid");
});

test("a payout to a closed bank account fails and the money comes back", async () => {
  const { stripe, clock, control } = await startTestDouble();
  const stripeAccount = await onboard(stripe, "closed");
  await earn(stripe, stripeAccount, "pm_card_bypassPending");
  const payout = await stripe.payouts.create({ amount: 1_000, currency: "usd" }, { stripeAccount });
  clock.advance(2 * DAY_MS);
  await control.tick();
  expect(
    await stripe.payouts.retrieve(payout.id, { expand: ["failure_balance_transaction"] }, { stripeAccount }),
  ).toMatchObject({
    status: "failed",
    failure_code: "account_closed",
    failure_balance_transaction: { amount: 1_000, type: "payout_failure" },
  });
  expect((await stripe.balance.retrieve({}, { stripeAccount })).available).toMatchObject([{ amount: 1_000 }]);
  expect((await stripe.events.list({ type: "payout.failed" }, { stripeAccount })).data).toHaveLength(1);
});

test("a payout not yet sent can be canceled", async () => {
  const { stripe, clock, control } = await startTestDouble();
  const stripeAccount = await onboard(stripe);
  await earn(stripe, stripeAccount, "pm_card_bypassPending");
  const payout = await stripe.payouts.create({ amount: 1_000, currency: "usd" }, { stripeAccount });
  expect((await stripe.payouts.cancel(payout.id, {}, { stripeAccount })).status).toBe("canceled");
  clock.advance(3 * DAY_MS);
  await control.tick();
  expect((await stripe.payouts.retrieve(payout.id, {}, { stripeAccount })).status).toBe("canceled");
  expect((await stripe.balance.retrieve({}, { stripeAccount })).available).toMatchObject([{ amount: 1_000 }]);
});

test("nothing is paid out unless asked for, and no other schedule can be set", async () => {
  const { stripe, clock, control } = await startTestDouble();
  const stripeAccount = await onboard(stripe);
  await earn(stripe, stripeAccount, "pm_card_bypassPending");
  const manual = { payments: { payouts: { schedule: { interval: "manual" as const } } } };
  expect(await stripe.balanceSettings.update(manual, { stripeAccount })).toMatchObject({
    object: "balance_settings",
    payments: {
      payouts: { schedule: { interval: "manual" }, status: "enabled" },
      settlement_timing: { delay_days: 2 },
    },
  });
  const daily = { payments: { payouts: { schedule: { interval: "daily" as const } } } };
  await expect(stripe.balanceSettings.update(daily, { stripeAccount })).rejects.toMatchObject({
    param: "payments[payouts][schedule][interval]",
  });
  clock.advance(30 * DAY_MS);
  await control.tick();
  expect((await stripe.payouts.list({}, { stripeAccount })).data).toEqual([]);
});

test("an account that has not been onboarded pays nothing out", async () => {
  const { stripe } = await startTestDouble();
  const { id } = await stripe.v2.core.accounts.create({});
  await expect(stripe.payouts.create({ amount: 100, currency: "usd" }, { stripeAccount: id })).rejects.toMatchObject({
    code: "payouts_not_allowed",
  });
});
