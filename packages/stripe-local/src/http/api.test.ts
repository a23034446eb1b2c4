import Stripe from "stripe";
import { describe, expect, test } from "vitest";
import type { ErrorBody } from "../core/refusal.ts";
import { startTestDouble, type TestDouble } from "../testing/start-test-double.ts";

const KEY = "Bearer sk_test_fairmile";
const call = async ({ url }: TestDouble, path: string, init: RequestInit & { key?: string | null } = {}) => {
  const { key = KEY, ...rest } = init;
  const answer = await fetch(url + path, {
    ...rest,
    headers: { ...(key === null ? {} : { authorization: key }), ...(rest.headers as Record<string, string>) },
  });
  const body = (await answer.json()) as { readonly error: ErrorBody };
  return { status: answer.status, body };
};

describe("keys", () => {
  test("no key, no answer", async () => {
    const double = await startTestDouble();
    const { status, body } = await call(double, "/v1/customers", { key: null });
    expect([status, body.error.type]).toEqual([401, "invalid_request_error"]);
  });

  test.each(["sk_live_abc", "rk_live_abc"])("%s is refused as a live key", async (key) => {
    const double = await startTestDouble();
    const error = await new Stripe(key, { host: "127.0.0.1", port: double.port, protocol: "http" }).customers
      .list()
      .catch((e: unknown) => e);
    expect(error).toBeInstanceOf(Stripe.errors.StripeAuthenticationError);
    expect(error).toMatchObject({ message: expect.stringContaining("live key") });
    expect(String(error)).not.toContain(key);
  });

  test("any other word is no key; restricted test keys and basic auth are", async () => {
    const double = await startTestDouble();
    expect((await call(double, "/v1/customers", { key: "Bearer hello" })).status).toBe(401);
    expect((await call(double, "/v1/customers", { key: "Bearer rk_test_1" })).status).toBe(200);
    expect((await call(double, "/v1/customers", { key: `Basic ${btoa("sk_test_1:")}` })).status).toBe(200);
  });
});

describe("requests that cannot be answered", () => {
  test.each([
    ["GET", "/v1/subscriptions"],
    ["GET", "/v1/customers/"],
    ["DELETE", "/v1/customers/cus_1"],
    ["GET", "/v1/customers/%E0%A4%A"],
    ["GET", "/"],
  ])("%s %s is no URL of the double", async (method, path) => {
    const { status, body } = await call(await startTestDouble(), path, { method });
    expect(status).toBe(404);
    expect(body.error.message).toContain(`Unrecognized request URL (${method}: ${path})`);
  });

  test("an unknown parameter is refused by name, also inside another", async () => {
    const { stripe } = await startTestDouble();
    const plain: object = { emial: "a@example.com" };
    await expect(stripe.customers.create(plain)).rejects.toMatchObject({
      code: "parameter_unknown",
      param: "emial",
      statusCode: 400,
    });
    const nested: object = { invoice_settings: { footing: "x" } };
    await expect(stripe.customers.create(nested)).rejects.toMatchObject({
      code: "parameter_unknown",
      param: "invoice_settings[footing]",
    });
    expect((await stripe.customers.list()).data).toEqual([]);
  });

  test("a missing, an empty and a malformed parameter each have their code", async () => {
    const double = await startTestDouble();
    const post = (body: string) => call(double, "/v1/payment_intents", { method: "POST", body });
    expect((await post("currency=usd")).body.error).toMatchObject({ code: "parameter_missing", param: "amount" });
    expect((await post("amount=500&currency=usd&customer=")).body.error).toMatchObject({
      code: "parameter_invalid_empty",
      param: "customer",
    });
    expect((await post("amount=1e3&currency=usd")).body.error).toMatchObject({
      code: "parameter_invalid_integer",
      param: "amount",
    });
    expect((await post("amount[=1")).status).toBe(400);
    expect((await call(double, "/v2/core/accounts", { method: "POST", body: "{" })).status).toBe(400);
  });

  test("a body beyond a megabyte is refused", async () => {
    const { url } = await startTestDouble();
    const answer = await fetch(`${url}/v1/customers`, {
      method: "POST",
      headers: { authorization: KEY },
      body: `name=${"x".repeat(1_000_001)}`,
    });
    expect(answer.status).toBe(413);
  });
});

test("every answer has a request id, and says it is a test", async () => {
  const { stripe } = await startTestDouble();
  const first = await stripe.customers.create({});
  const second = await stripe.customers.create({});
  expect(first.lastResponse.requestId).toMatch(/^req_\w{14}$/);
  expect(first.lastResponse.requestId).not.toBe(second.lastResponse.requestId);
  expect(first.livemode).toBe(false);
  const [event] = (await stripe.events.list()).data;
  expect(event).toMatchObject({ livemode: false, request: { id: second.lastResponse.requestId } });
});

describe("lists", () => {
  test("are newest first and turn pages both ways", async () => {
    const { stripe, clock } = await startTestDouble();
    const ids: string[] = [];
    for (let i = 0; i < 25; i += 1) {
      ids.unshift((await stripe.customers.create({ name: `c${i}` })).id);
      clock.advance(1_000);
    }
    const first = await stripe.customers.list({});
    expect([first.data.map((c) => c.id), first.has_more, first.url]).toEqual([ids.slice(0, 10), true, "/v1/customers"]);
    const last = await stripe.customers.list({ starting_after: ids[19] ?? "", limit: 10 });
    expect([last.data.map((c) => c.id), last.has_more]).toEqual([ids.slice(20), false]);
    const back = await stripe.customers.list({ ending_before: ids[19] ?? "", limit: 4 });
    expect([back.data.map((c) => c.id), back.has_more]).toEqual([ids.slice(15, 19), true]);
    expect((await stripe.customers.list({ limit: 7 }).autoPagingToArray({ limit: 100 })).map((c) => c.id)).toEqual(ids);
    const from = first.data[3]?.created ?? 0;
    expect((await stripe.customers.list({ created: { gte: from } })).data.map((c) => c.id)).toEqual(ids.slice(0, 4));
    expect((await stripe.customers.list({ created: from })).data.map((c) => c.id)).toEqual(ids.slice(3, 4));
  });

  test("refuse a cursor that is not there and a limit out of range", async () => {
    const { stripe } = await startTestDouble();
    await expect(stripe.customers.list({ starting_after: "cus_none" })).rejects.toMatchObject({
      param: "starting_after",
    });
    await expect(stripe.customers.list({ limit: 101 })).rejects.toMatchObject({ param: "limit" });
    await expect(stripe.customers.list({ limit: 0 })).rejects.toMatchObject({ param: "limit" });
  });
});

describe("expand", () => {
  test("puts objects in the place of ids, through lists and levels", async () => {
    const { stripe } = await startTestDouble();
    const { id: customer } = await stripe.customers.create({ name: "Corner Store" });
    await stripe.paymentIntents.create({
      amount: 500,
      currency: "usd",
      customer,
      confirm: true,
      payment_method: "pm_card_visa",
    });
    const [intent] = (
      await stripe.paymentIntents.list({ expand: ["data.customer", "data.latest_charge.balance_transaction.source"] })
    ).data;
    expect(intent).toMatchObject({
      customer: { id: customer, name: "Corner Store" },
      latest_charge: {
        object: "charge",
        balance_transaction: { object: "balance_transaction", source: { object: "charge" } },
      },
    });
  });

  test("leaves null alone and refuses what is no object", async () => {
    const { stripe } = await startTestDouble();
    const { id } = await stripe.paymentIntents.create({ amount: 500, currency: "usd", expand: ["customer"] });
    await expect(stripe.paymentIntents.retrieve(id, { expand: ["amount"] })).rejects.toMatchObject({
      message: expect.stringContaining("(amount)"),
    });
    await expect(stripe.paymentIntents.retrieve(id, { expand: ["nothing"] })).rejects.toMatchObject({
      param: "expand",
    });
    await expect(stripe.paymentIntents.retrieve(id, { expand: ["a.b.c.d.e"] })).rejects.toMatchObject({
      param: "expand",
    });
  });

  test("a refused expand undoes the request it came with", async () => {
    const { stripe } = await startTestDouble();
    await expect(stripe.customers.create({ expand: ["nothing"] })).rejects.toMatchObject({ statusCode: 400 });
    expect((await stripe.customers.list()).data).toEqual([]);
  });
});
