import { processingFeeCents } from "@fairmile/stripe-local";
import { afterAll, beforeAll, expect, test } from "vitest";
import { balances, delivered, driverWith, entryOf, openMoneyWorld, paymentOf, settle, transferOf, type MoneyWorld } from "./testing/money-world.ts";

let world: MoneyWorld;
beforeAll(async () => {
  world = await openMoneyWorld();
});
afterAll(() => world.close());

test("a drop-off is captured, its driver paid with the tip whole, and every cent stands in the ledger", async () => {
  const driver = await driverWith(world, "ready");
  const made = await delivered(world, driver, { tipCents: 150, payCents: 400 });
  await settle(world);
  const payment = await paymentOf(world, made.id);
  const captured = made.fee.amountCents + 150;
  const fee = processingFeeCents(captured);
  expect(payment).toMatchObject({ status: "captured", captureCents: captured, processorFeeCents: fee });
  expect(await entryOf(world, "delivery.captured", payment.id, "capture")).toEqual({
    stripe_balance: captured - fee,
    processor_fees: fee,
    [`store_receivable:${world.store.storeId}`]: -captured,
  });
  const transfer = await transferOf(world, made.id);
  expect(transfer).toMatchObject({ status: "sent", payCents: 400, tipCents: 150 });
  const sent = await world.h.stripe.client.transfers.retrieve(transfer.stripeTransferId ?? "");
  expect(sent).toMatchObject({ amount: 550, source_transaction: payment.stripeChargeId, transfer_group: made.id });
  expect(await balances(world)).toEqual({
    driver_balance_contra: -550,
    [`driver_balance:${driver.driverId}`]: 550,
    driver_cost: 400,
    processor_fees: fee,
    revenue: -made.fee.amountCents,
    stripe_balance: captured - fee - 550,
  });
});
