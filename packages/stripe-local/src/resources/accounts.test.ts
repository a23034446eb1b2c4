import { expect, test } from "vitest";
import { MINUTE_MS } from "../core/seconds.ts";
import { onboard } from "../testing/onboard.ts";
import { startTestDouble } from "../testing/start-test-double.ts";

const recipient = { recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } } };

const linkOf = (account: string) => ({
  account,
  use_case: {
    type: "account_onboarding" as const,
    account_onboarding: { refresh_url: "http://127.0.0.1/refresh", return_url: "http://127.0.0.1/return" },
  },
});

test("an account shows only the parts asked for, and nothing is active before its onboarding", async () => {
  const { stripe } = await startTestDouble();
  const made = await stripe.v2.core.accounts.create({
    contact_email: "driver@example.com",
    display_name: "Dana Driver",
    dashboard: "express",
    identity: { country: "dk", entity_type: "individual" },
    configuration: recipient,
    metadata: { driver: "drv_1" },
  });
  expect(made).toMatchObject({ object: "v2.core.account", applied_configurations: ["recipient"], livemode: false });
  expect(made.configuration).toBeUndefined();
  const whole = await stripe.v2.core.accounts.retrieve(made.id, {
    include: ["configuration.recipient", "defaults", "identity", "requirements"],
  });
  expect(whole.identity?.country).toBe("DK");
  expect(whole.defaults).toMatchObject({ currency: "dkk", responsibilities: { requirements_collector: "stripe" } });
  expect(whole.configuration?.recipient?.capabilities?.stripe_balance?.stripe_transfers).toMatchObject({
    status: "restricted",
    status_details: [{ code: "requirements_past_due", resolution: "provide_info" }],
  });
  expect(whole.requirements?.entries).toHaveLength(4);
});

test("onboarding on the hosted page activates the account, tells the platform, and returns", async () => {
  const { stripe } = await startTestDouble();
  const { id } = await stripe.v2.core.accounts.create({ configuration: recipient });
  const link = await stripe.v2.core.accountLinks.create(linkOf(id));
  const page = await fetch(link.url);
  expect(page.headers.get("content-type")).toContain("text/html");
  const text = await page.text();
  expect(text).toContain("Stripe (local double): onboarding");
  expect(text).toContain(id);
  const done = await fetch(link.url, {
    method: "POST",
    body: new URLSearchParams({ choice: "complete" }),
    redirect: "manual",
  });
  expect([done.status, done.headers.get("location")]).toEqual([303, "http://127.0.0.1/return"]);
  const account = await stripe.v2.core.accounts.retrieve(id, { include: ["configuration.recipient", "requirements"] });
  expect(account.configuration?.recipient?.capabilities?.stripe_balance).toMatchObject({
    payouts: { status: "active", status_details: [] },
    stripe_transfers: { status: "active", status_details: [] },
  });
  expect(account.requirements).toEqual({ entries: [] });
  expect(await stripe.accounts.retrieve(id)).toMatchObject({
    payouts_enabled: true,
    details_submitted: true,
    capabilities: { transfers: "active" },
  });
  const [event] = (await stripe.events.list({ type: "account.updated" }, { stripeAccount: id })).data;
  expect(event).toMatchObject({ account: id, data: { object: { id, object: "account", payouts_enabled: true } } });
  // A used link sends on to where a new one is made.
  const again = await fetch(link.url, { redirect: "manual" });
  expect([again.status, again.headers.get("location")]).toEqual([303, "http://127.0.0.1/refresh"]);
});

test("an onboarding link lapses after ten minutes", async () => {
  const { stripe, clock } = await startTestDouble();
  const { id } = await stripe.v2.core.accounts.create({ configuration: recipient });
  const link = await stripe.v2.core.accountLinks.create(linkOf(id));
  clock.advance(10 * MINUTE_MS);
  expect((await fetch(link.url, { redirect: "manual" })).headers.get("location")).toBe("http://127.0.0.1/refresh");
});

test("an account without the recipient configuration gets no transfers, even onboarded", async () => {
  const { stripe } = await startTestDouble();
  const { id } = await stripe.v2.core.accounts.create({});
  const link = await stripe.v2.core.accountLinks.create(linkOf(id));
  await fetch(link.url, { method: "POST", redirect: "manual" });
  await expect(stripe.transfers.create({ amount: 100, currency: "usd", destination: id })).rejects.toMatchObject({
    code: "insufficient_capabilities_for_transfer",
  });
  const updated = await stripe.v2.core.accounts.update(id, {
    configuration: recipient,
    include: ["configuration.recipient"],
  });
  expect(updated.configuration?.recipient?.capabilities?.stripe_balance?.stripe_transfers?.status).toBe("active");
});

test("what is wrong with a v2 request is named", async () => {
  const { stripe } = await startTestDouble();
  await expect(stripe.v2.core.accounts.retrieve("acct_none")).rejects.toMatchObject({
    statusCode: 404,
    code: "not_found",
  });
  await expect(stripe.v2.core.accounts.create({ contact_email: "nobody" })).rejects.toMatchObject({
    param: "contact_email",
    statusCode: 400,
  });
  const unknown: object = { identity: { planet: "mars" } };
  await expect(stripe.v2.core.accounts.create(unknown)).rejects.toMatchObject({
    param: "identity[planet]",
    code: "parameter_unknown",
  });
});

test("another account's books are reached by the Stripe-Account header only", async () => {
  const { stripe } = await startTestDouble();
  const id = await onboard(stripe);
  await expect(stripe.balance.retrieve({}, { stripeAccount: "acct_none" })).rejects.toMatchObject({
    statusCode: 403,
    code: "account_invalid",
  });
  const { id: customer } = await stripe.customers.create({});
  await expect(stripe.customers.retrieve(customer, {}, { stripeAccount: id })).rejects.toMatchObject({
    code: "resource_missing",
  });
});
