import Stripe from "stripe";
import { describe, expect, test } from "vitest";
import { DAY_MS } from "../core/seconds.ts";
import { startTestDouble } from "../testing/start-test-double.ts";

const hold = (stripe: Stripe, more: Partial<Stripe.PaymentIntentCreateParams> = {}) =>
  stripe.paymentIntents.create({
    amount: 1_850,
    currency: "usd",
    capture_method: "manual",
    confirm: true,
    off_session: true,
    payment_method: "pm_card_visa",
    transfer_group: "dlv_1",
    metadata: { delivery: "dlv_1" },
    ...more,
  });

describe("a payment that is held and captured", () => {
  test("is held, captured in full, and books its fee", async () => {
    const { stripe } = await startTestDouble();
    const held = await hold(stripe);
    expect(held).toMatchObject({
      status: "requires_capture",
      amount_capturable: 1_850,
      amount_received: 0,
      transfer_group: "dlv_1",
    });
    const paid = await stripe.paymentIntents.capture(held.id, {}, {});
    expect(paid).toMatchObject({ status: "succeeded", amount_capturable: 0, amount_received: 1_850 });
    const { latest_charge: charge } = await stripe.paymentIntents.retrieve(held.id, {
      expand: ["latest_charge.balance_transaction"],
    });
    if (typeof charge !== "object" || charge === null || typeof charge.balance_transaction !== "object")
      throw new Error("not expanded");
    expect(charge).toMatchObject({
      captured: true,
      amount_captured: 1_850,
      amount_refunded: 0,
      transfer_group: "dlv_1",
    });
    // 1.4 % of 18.50 is 25.9 cents, rounded to 26, and 25 more.
    expect(charge.balance_transaction).toMatchObject({
      amount: 1_850,
      fee: 51,
      net: 1_799,
      status: "pending",
      type: "charge",
    });
  });

  test("captures a part and releases the rest", async () => {
    const { stripe } = await startTestDouble();
    const held = await hold(stripe);
    const paid = await stripe.paymentIntents.capture(held.id, { amount_to_capture: 1_000 });
    expect(paid).toMatchObject({ status: "succeeded", amount: 1_850, amount_received: 1_000 });
    const [charge] = (await stripe.charges.list({ payment_intent: held.id, expand: ["data.refunds"] })).data;
    expect(charge).toMatchObject({ amount: 1_850, amount_captured: 1_000, amount_refunded: 850, refunded: false });
    expect(charge?.refunds?.data).toMatchObject([{ amount: 850, balance_transaction: null, status: "succeeded" }]);
    const booked = await stripe.balanceTransactions.list({ type: "charge" });
    expect(booked.data).toMatchObject([{ amount: 1_000, fee: 39, net: 961 }]);
  });

  test("refuses to capture more than is held, nothing, or twice", async () => {
    const { stripe } = await startTestDouble();
    const held = await hold(stripe);
    await expect(stripe.paymentIntents.capture(held.id, { amount_to_capture: 1_851 })).rejects.toMatchObject({
      code: "amount_too_large",
      param: "amount_to_capture",
    });
    await expect(stripe.paymentIntents.capture(held.id, { amount_to_capture: 0 })).rejects.toMatchObject({
      param: "amount_to_capture",
    });
    await stripe.paymentIntents.capture(held.id);
    await expect(stripe.paymentIntents.capture(held.id)).rejects.toMatchObject({
      code: "payment_intent_unexpected_state",
      payment_intent: { id: held.id, status: "succeeded" },
    });
    expect((await stripe.balanceTransactions.list()).data).toHaveLength(1);
  });

  test("is canceled and its hold released", async () => {
    const { stripe } = await startTestDouble();
    const held = await hold(stripe);
    const canceled = await stripe.paymentIntents.cancel(held.id, { cancellation_reason: "abandoned" });
    expect(canceled).toMatchObject({ status: "canceled", cancellation_reason: "abandoned", amount_capturable: 0 });
    const [charge] = (await stripe.charges.list({ payment_intent: held.id })).data;
    expect(charge).toMatchObject({
      captured: false,
      refunded: true,
      amount_refunded: 1_850,
      balance_transaction: null,
    });
    await expect(stripe.paymentIntents.cancel(held.id)).rejects.toMatchObject({
      code: "payment_intent_unexpected_state",
    });
    await expect(stripe.paymentIntents.capture(held.id)).rejects.toMatchObject({
      code: "payment_intent_unexpected_state",
    });
    expect((await stripe.balanceTransactions.list()).data).toEqual([]);
  });

  test("lapses by itself after seven days", async () => {
    const { stripe, clock, control } = await startTestDouble();
    const held = await hold(stripe);
    clock.advance(7 * DAY_MS - 1);
    expect((await stripe.paymentIntents.retrieve(held.id)).status).toBe("requires_capture");
    clock.advance(1);
    await control.tick();
    expect(await stripe.paymentIntents.retrieve(held.id)).toMatchObject({
      status: "canceled",
      cancellation_reason: "automatic",
    });
    expect((await stripe.events.list({ type: "charge.expired" })).data).toHaveLength(1);
  });
});

describe("a payment that captures by itself", () => {
  test("is paid on confirmation", async () => {
    const { stripe } = await startTestDouble();
    const waiting = await stripe.paymentIntents.create({ amount: 900, currency: "eur" });
    expect(waiting).toMatchObject({ status: "requires_payment_method", capture_method: "automatic_async" });
    const paid = await stripe.paymentIntents.confirm(waiting.id, { payment_method: "pm_card_mastercard" });
    expect(paid).toMatchObject({ status: "succeeded", amount_received: 900 });
    await expect(stripe.paymentIntents.confirm(waiting.id)).rejects.toMatchObject({
      code: "payment_intent_unexpected_state",
    });
  });

  test("can be changed until it is confirmed", async () => {
    const { stripe } = await startTestDouble();
    const { id } = await stripe.paymentIntents.create({ amount: 900, currency: "eur", metadata: { a: "1", b: "2" } });
    const changed = await stripe.paymentIntents.update(id, {
      amount: 950,
      metadata: { a: "", c: "3" },
      payment_method: "pm_card_visa",
    });
    expect(changed).toMatchObject({ amount: 950, status: "requires_confirmation", metadata: { b: "2", c: "3" } });
    expect(changed.metadata).not.toHaveProperty("a");
    expect(await stripe.paymentIntents.confirm(id)).toMatchObject({ status: "succeeded", amount_received: 950 });
    await expect(stripe.paymentIntents.update(id, { amount: 1_000 })).rejects.toMatchObject({
      code: "payment_intent_unexpected_state",
    });
  });
});

describe("a card that says no", () => {
  test.each([
    ["pm_card_chargeDeclined", "card_declined", "generic_decline"],
    ["pm_card_chargeDeclinedInsufficientFunds", "card_declined", "insufficient_funds"],
    ["pm_card_chargeDeclinedExpiredCard", "expired_card", "expired_card"],
    ["pm_card_chargeCustomerFail", "card_declined", "generic_decline"],
    ["pm_card_authenticationRequired", "authentication_required", "authentication_required"],
  ])("%s is refused as %s / %s and leaves a failed charge", async (token, code, decline_code) => {
    const { stripe } = await startTestDouble();
    const error = await hold(stripe, { payment_method: token }).catch((e: unknown) => e);
    if (!(error instanceof Stripe.errors.StripeCardError)) throw error;
    expect(error).toMatchObject({ code, decline_code, statusCode: 402 });
    const intent = await stripe.paymentIntents.retrieve(error.payment_intent?.id ?? "");
    expect(intent).toMatchObject({
      status: "requires_payment_method",
      last_payment_error: { code, decline_code },
      latest_charge: error.charge,
    });
    expect(await stripe.charges.retrieve(error.charge ?? "")).toMatchObject({
      status: "failed",
      paid: false,
      failure_code: code,
    });
    expect((await stripe.events.list({ type: "payment_intent.payment_failed" })).data).toHaveLength(1);
    // Another card saves the payment.
    expect((await stripe.paymentIntents.confirm(intent.id, { payment_method: "pm_card_visa" })).status).toBe(
      "requires_capture",
    );
  });
});

describe("a card that wants its holder", () => {
  const ask = async (stripe: Stripe) => {
    const intent = await stripe.paymentIntents.create({
      amount: 1_000,
      currency: "usd",
      confirm: true,
      payment_method: "pm_card_authenticationRequired",
      return_url: "http://127.0.0.1:3000/back?a=1",
    });
    expect(intent.status).toBe("requires_action");
    return { id: intent.id, url: intent.next_action?.redirect_to_url?.url ?? "" };
  };
  const choose = (url: string, choice: string) =>
    fetch(url, { method: "POST", body: new URLSearchParams({ choice }), redirect: "manual" });

  test("is paid once its holder has authenticated on the page, and comes back", async () => {
    const { stripe } = await startTestDouble();
    const { id, url } = await ask(stripe);
    expect(await (await fetch(url)).text()).toContain("Stripe (local double): card authentication");
    const back = await choose(url, "complete");
    expect([back.status, back.headers.get("location")]).toEqual([
      303,
      `http://127.0.0.1:3000/back?a=1&payment_intent=${id}`,
    ]);
    expect((await stripe.paymentIntents.retrieve(id)).status).toBe("succeeded");
    expect((await choose(url, "complete")).status).toBe(410);
  });

  test("fails at once where the caller will not wait for it", async () => {
    const { stripe } = await startTestDouble();
    await expect(
      stripe.paymentIntents.create({
        amount: 1_000,
        currency: "usd",
        confirm: true,
        payment_method: "pm_card_authenticationRequired",
        error_on_requires_action: true,
      }),
    ).rejects.toMatchObject({ statusCode: 402, code: "authentication_required" });
  });

  test("fails where its holder fails", async () => {
    const { stripe } = await startTestDouble();
    const { id, url } = await ask(stripe);
    await choose(url, "fail");
    expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({
      status: "requires_payment_method",
      last_payment_error: { code: "payment_intent_authentication_failure" },
    });
  });
});

describe("parameters", () => {
  test.each([
    [{ amount: 49 }, "amount", "amount_too_small"],
    [{ amount: 100_000_000 }, "amount", "amount_too_large"],
    [{ currency: "xyz" }, "currency", undefined],
    [{ customer: "cus_none" }, "customer", "resource_missing"],
    [{ payment_method: "pm_none" }, "payment_method", "resource_missing"],
    [{ capture_method: "later" }, "capture_method", undefined],
    [{ amount: 10.5 }, "amount", "parameter_invalid_integer"],
  ])("%j is refused naming %s", async (wrong, param, code) => {
    const { stripe } = await startTestDouble();
    const error = await hold(stripe, wrong as Partial<Stripe.PaymentIntentCreateParams>).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(Stripe.errors.StripeInvalidRequestError);
    expect(error).toMatchObject({ param, code });
    expect((await stripe.paymentIntents.list()).data).toEqual([]);
  });
});
