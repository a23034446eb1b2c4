import Stripe from "stripe";
import { describe, expect, test } from "vitest";
import { onboard } from "../testing/onboard.ts";
import { sdkAt, startTestDouble } from "../testing/start-test-double.ts";
import { remoteControl } from "./remote-control.ts";

const create = (stripe: Stripe) => stripe.customers.create({ name: "x" }, { idempotencyKey: "k" });

describe("an API request can", () => {
  test("be refused before anything happened", async () => {
    const { stripe, control } = await startTestDouble();
    await control.setFaults({ requests: [{ kind: "refuse", method: "POST", path: "/v1/customers", times: 1 }] });
    await expect(create(stripe)).rejects.toMatchObject({ statusCode: 500, type: "StripeAPIError" });
    expect((await stripe.customers.list()).data).toEqual([]);
    await create(stripe);
    expect((await stripe.customers.list()).data).toHaveLength(1);
  });

  test("take effect and lose its answer; the same key then gives the answer", async () => {
    const { stripe, control } = await startTestDouble();
    await control.setFaults({ requests: [{ kind: "lose_answer", method: "POST", path: "/v1/customers" }] });
    await expect(create(stripe)).rejects.toMatchObject({ statusCode: 500 });
    const [made] = (await stripe.customers.list()).data;
    const again = await create(stripe);
    expect(again.id).toBe(made?.id);
    expect((await stripe.customers.list()).data).toHaveLength(1);
  });

  test("take effect and have its connection cut", async () => {
    const { stripe, control } = await startTestDouble();
    // The SDK tries a cut connection once more by itself, so it takes two cuts to be seen.
    await control.setFaults({ requests: [{ kind: "cut", times: 2 }] });
    await expect(create(stripe)).rejects.toBeInstanceOf(Stripe.errors.StripeConnectionError);
    expect((await stripe.customers.list()).data).toHaveLength(1);
    await control.setFaults({ requests: [{ kind: "cut", times: 1 }] });
    await stripe.customers.create({ name: "y" });
    expect((await stripe.customers.list()).data).toHaveLength(2);
  });

  test("take effect and never be answered", async () => {
    const { port, control, stripe } = await startTestDouble();
    await control.setFaults({ requests: [{ kind: "hang", path: "/v1/customers" }] });
    await expect(create(sdkAt(port, { timeout: 200 }))).rejects.toBeInstanceOf(Stripe.errors.StripeConnectionError);
    expect((await stripe.customers.list()).data).toHaveLength(1);
  });

  test("be let through again when the faults are taken away", async () => {
    const { stripe, control } = await startTestDouble();
    await control.setFaults({ requests: [{ kind: "refuse", times: 1_000 }] });
    await expect(create(stripe)).rejects.toMatchObject({ statusCode: 500 });
    await control.setFaults({});
    await create(stripe);
  });
});

describe("the controls over HTTP", () => {
  test("are the same as in the process", async () => {
    const { url, stripe, control } = await startTestDouble();
    const remote = remoteControl(url);
    const account = await onboard(stripe);
    await remote.setFaults({ requests: [{ kind: "refuse", method: "POST" }] });
    await expect(create(stripe)).rejects.toMatchObject({ statusCode: 500 });
    const dump = await remote.dump();
    expect(dump).toEqual(JSON.parse(JSON.stringify(await control.dump())));
    expect(dump.accounts).toMatchObject([{ id: account, books: "acct_platform" }]);
    await remote.tick();
    await remote.idle();
  });

  test("refuse what they do not know, what is not JSON and what comes under another host's name", async () => {
    const { url, port } = await startTestDouble();
    await expect(remoteControl(url).setFaults(JSON.parse('{"storms":1}'))).rejects.toThrow("400");
    const post = (path: string, type: string) =>
      fetch(url + path, { method: "POST", headers: { "content-type": type }, body: "{}" });
    expect((await post("/_local/faults", "text/plain")).status).toBe(415);
    expect((await post("/_local/other", "application/json")).status).toBe(404);
    const { request } = await import("node:http");
    const status = await new Promise((resolve, reject) => {
      request({ port, path: "/_local/dump", headers: { host: "evil.example" } }, (answer) => resolve(answer.statusCode))
        .on("error", reject)
        .end();
    });
    expect(status).toBe(401);
  });
});
