import type Stripe from "stripe";
import { describe, expect, test } from "vitest";
import { DAY_MS } from "../core/seconds.ts";
import { idOf } from "../testing/id-of.ts";
import { onboard } from "../testing/onboard.ts";
import { startTestDouble } from "../testing/start-test-double.ts";

/** A captured payment of 20.00 USD; gives its charge. */
const paid = async (stripe: Stripe, payment_method = "pm_card_visa"): Promise<string> => {
  const intent = await stripe.paymentIntents.create({
    amount: 2_000,
    currency: "usd",
    confirm: true,
    payment_method,
    transfer_group: "dlv_1",
  });
  return idOf(intent.latest_charge);
};

const line = (balance: Stripe.Balance) => ({
  available: balance.available[0]?.amount,
  pending: balance.pending[0]?.amount,
});

describe("a transfer from a charge", () => {
  test("moves money between the books at once and settles with its charge", async () => {
    const { stripe, clock } = await startTestDouble();
    const destination = await onboard(stripe);
    const charge = await paid(stripe);
    const transfer = await stripe.transfers.create({
      amount: 1_400,
      currency: "usd",
      destination,
      source_transaction: charge,
      metadata: { delivery: "dlv_1" },
      expand: ["destination_payment", "balance_transaction"],
    });
    expect(transfer).toMatchObject({
      object: "transfer",
      amount: 1_400,
      destination,
      source_transaction: charge,
      transfer_group: "dlv_1",
      reversed: false,
      destination_payment: { object: "charge", amount: 1_400, source_transfer: transfer.id },
      balance_transaction: { amount: -1_400, fee: 0, type: "transfer", status: "pending" },
    });
    // 20.00 less the fee of 28 + 25 cents, less 14.00.
    expect(line(await stripe.balance.retrieve())).toEqual({ available: 0, pending: 2_000 - 53 - 1_400 });
    expect(line(await stripe.balance.retrieve({}, { stripeAccount: destination }))).toEqual({
      available: 0,
      pending: 1_400,
    });
    clock.advance(2 * DAY_MS);
    expect(line(await stripe.balance.retrieve())).toEqual({ available: 547, pending: 0 });
    expect(line(await stripe.balance.retrieve({}, { stripeAccount: destination }))).toEqual({
      available: 1_400,
      pending: 0,
    });
    expect((await stripe.transfers.list({ transfer_group: "dlv_1" })).data.map((t) => t.id)).toEqual([transfer.id]);
  });

  test("never exceeds what was captured, over all transfers of the charge", async () => {
    const { stripe } = await startTestDouble();
    const destination = await onboard(stripe);
    const source_transaction = await paid(stripe);
    const send = (amount: number) =>
      stripe.transfers.create({ amount, currency: "usd", destination, source_transaction });
    const first = await send(1_500);
    await expect(send(501)).rejects.toMatchObject({ statusCode: 400, param: "amount" });
    await send(500);
    await expect(send(1)).rejects.toMatchObject({ param: "amount" });
    await stripe.transfers.createReversal(first.id, { amount: 300 });
    await send(300);
    await expect(send(1)).rejects.toMatchObject({ param: "amount" });
  });

  test.each([
    [{ currency: "eur" }, "currency"],
    [{ destination: "acct_none" }, "destination"],
    [{ source_transaction: "ch_none" }, "source_transaction"],
    [{ transfer_group: "dlv_2" }, "transfer_group"],
    [{ amount: 0 }, "amount"],
  ])("refuses %j naming %s", async (wrong, param) => {
    const { stripe } = await startTestDouble();
    const destination = await onboard(stripe);
    const source_transaction = await paid(stripe);
    const right = { amount: 100, currency: "usd", destination, source_transaction };
    await expect(stripe.transfers.create({ ...right, ...wrong })).rejects.toMatchObject({
      param,
      type: "StripeInvalidRequestError",
    });
    expect((await stripe.transfers.list()).data).toEqual([]);
  });

  test("is refused while its charge is only held", async () => {
    const { stripe } = await startTestDouble();
    const destination = await onboard(stripe);
    const held = await stripe.paymentIntents.create({
      amount: 2_000,
      currency: "usd",
      confirm: true,
      payment_method: "pm_card_visa",
      capture_method: "manual",
    });
    await expect(
      stripe.transfers.create({
        amount: 1,
        currency: "usd",
        destination,
        source_transaction: idOf(held.latest_charge),
      }),
    ).rejects.toMatchObject({ param: "source_transaction" });
  });
});

test("a transfer without a source takes available money only", async () => {
  const { stripe, clock } = await startTestDouble();
  const destination = await onboard(stripe);
  await paid(stripe);
  const send = () => stripe.transfers.create({ amount: 1_947, currency: "usd", destination });
  await expect(send()).rejects.toMatchObject({ code: "balance_insufficient" });
  clock.advance(2 * DAY_MS);
  await send();
  await expect(stripe.transfers.create({ amount: 1, currency: "usd", destination })).rejects.toMatchObject({
    code: "balance_insufficient",
  });
  expect(line(await stripe.balance.retrieve({}, { stripeAccount: destination }))).toEqual({
    available: 1_947,
    pending: 0,
  });
});

test("a test card can skip the settlement time", async () => {
  const { stripe } = await startTestDouble();
  await paid(stripe, "pm_card_bypassPending");
  expect(line(await stripe.balance.retrieve())).toEqual({ available: 1_947, pending: 0 });
});

describe("a reversal", () => {
  test("brings money back, in parts and then in full", async () => {
    const { stripe } = await startTestDouble();
    const destination = await onboard(stripe);
    const source_transaction = await paid(stripe);
    const { id } = await stripe.transfers.create({ amount: 1_000, currency: "usd", destination, source_transaction });
    const part = await stripe.transfers.createReversal(id, { amount: 400, metadata: { why: "late" } });
    expect(part).toMatchObject({ object: "transfer_reversal", amount: 400, transfer: id, metadata: { why: "late" } });
    expect(await stripe.transfers.retrieve(id)).toMatchObject({
      amount_reversed: 400,
      reversed: false,
      reversals: { data: [{ id: part.id }] },
    });
    await expect(stripe.transfers.createReversal(id, { amount: 601 })).rejects.toMatchObject({ param: "amount" });
    await stripe.transfers.createReversal(id);
    expect(await stripe.transfers.retrieve(id)).toMatchObject({ amount_reversed: 1_000, reversed: true });
    expect((await stripe.transfers.listReversals(id)).data).toHaveLength(2);
    expect(line(await stripe.balance.retrieve({}, { stripeAccount: destination }))).toEqual({
      available: 0,
      pending: 0,
    });
    expect(line(await stripe.balance.retrieve())).toEqual({ available: 0, pending: 1_947 });
    expect((await stripe.events.list({ type: "transfer.reversed" })).data).toHaveLength(2);
  });

  test("of money already paid out leaves a negative balance, where the platform answers for losses", async () => {
    const { stripe } = await startTestDouble();
    const destination = await onboard(stripe);
    const source_transaction = await paid(stripe, "pm_card_bypassPending");
    const { id } = await stripe.transfers.create({ amount: 1_000, currency: "usd", destination, source_transaction });
    await stripe.payouts.create({ amount: 1_000, currency: "usd" }, { stripeAccount: destination });
    await stripe.transfers.createReversal(id);
    expect(line(await stripe.balance.retrieve({}, { stripeAccount: destination }))).toEqual({
      available: -1_000,
      pending: 0,
    });
  });
});
