import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { idOf } from "./testing/id-of.ts";
import { onboard } from "./testing/onboard.ts";
import { startTestDouble } from "./testing/start-test-double.ts";

/** Stripe's own example objects; not part of the repository. */
const EXAMPLES = join(
  resolve(import.meta.dirname, "../../..", process.env["FAIRMILE_SHARED"] ?? "../shared"),
  "data/stripe/fixtures3.json",
);
const here = existsSync(EXAMPLES);
if (!here)
  console.warn(`NOT CHECKED: the double's objects against Stripe's examples, because ${EXAMPLES} does not exist`);

/** What an example shows that our objects of that kind do not have, and why that is right. */
const ABSENT: Readonly<Record<string, string>> = {
  "account.capabilities.card_payments": "the example is a merchant; ours are recipients",
};

const kindOf = (value: unknown): string => (Array.isArray(value) ? "array" : value === null ? "null" : typeof value);
const isFields = (value: unknown): value is Record<string, unknown> => kindOf(value) === "object";

/** Where `ours` lacks what the example has, or has another kind of value there. Free-form parts are left out. */
const differences = (example: unknown, ours: unknown, path: string): string[] => {
  if (!isFields(example) || !isFields(ours)) {
    const both = example !== null && ours !== null && ours !== undefined;
    return both && kindOf(example) !== kindOf(ours) ? [`${path}: ${kindOf(ours)} instead of ${kindOf(example)}`] : [];
  }
  return Object.entries(example).flatMap(([name, value]) => {
    const at = `${path}.${name}`;
    if (name === "metadata" || at === "event.data.object" || at in ABSENT) return [];
    return name in ours ? differences(value, ours[name], at) : [`${at} is missing`];
  });
};

test.skipIf(!here)("every object has the fields and kinds of Stripe's own example of it", async () => {
  const { stripe } = await startTestDouble();
  const { resources }: { resources: Record<string, unknown> } = JSON.parse(readFileSync(EXAMPLES, "utf8"));
  const customer = await stripe.customers.create({});
  const method = await stripe.paymentMethods.attach("pm_card_bypassPending", { customer: customer.id });
  const intent = await stripe.paymentIntents.create({
    amount: 2_000,
    currency: "usd",
    customer: customer.id,
    payment_method: method.id,
    confirm: true,
  });
  const charge = await stripe.charges.retrieve(idOf(intent.latest_charge), { expand: ["refunds"] });
  const destination = await onboard(stripe);
  const transfer = await stripe.transfers.create({
    amount: 900,
    currency: "usd",
    destination,
    source_transaction: charge.id,
  });
  const ours: Record<string, unknown> = {
    account: await stripe.accounts.retrieve(destination),
    balance: await stripe.balance.retrieve(),
    balance_transaction: (await stripe.balanceTransactions.list()).data[0],
    charge,
    "checkout.session": await stripe.checkout.sessions.create({
      mode: "setup",
      currency: "usd",
      customer: customer.id,
      success_url: "https://example.com/success",
    }),
    customer,
    event: (await stripe.events.list()).data[0],
    payment_intent: intent,
    payment_method: method,
    payout: await stripe.payouts.create({ amount: 100, currency: "usd" }),
    refund: await stripe.refunds.create({ charge: charge.id, amount: 100 }),
    setup_intent: await stripe.setupIntents.create({}),
    transfer,
    transfer_reversal: await stripe.transfers.createReversal(transfer.id, { amount: 100 }),
  };
  for (const [name, object] of Object.entries(ours)) {
    expect(resources[name], name).toBeDefined();
    expect(differences(resources[name], object, name)).toEqual([]);
  }
});

test("a missing field and a wrong kind would be found", () => {
  const example = { id: "x", amount: 1, list: [], inner: { on: true } };
  expect(differences(example, { id: "y", amount: 2, list: [], inner: { on: false } }, "it")).toEqual([]);
  expect(differences(example, { id: "y", amount: "2", list: {}, inner: {} }, "it")).toEqual([
    "it.amount: string instead of number",
    "it.list: object instead of array",
    "it.inner.on is missing",
  ]);
});
