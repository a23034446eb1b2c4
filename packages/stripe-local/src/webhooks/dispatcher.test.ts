import Stripe from "stripe";
import { describe, expect, test, vi } from "vitest";
import { onboard } from "../testing/onboard.ts";
import { startTestDouble, type TestDouble } from "../testing/start-test-double.ts";
import { SECRET, startReceiver, type Receiver } from "../testing/webhook-receiver.ts";

const pair = async (
  options: Parameters<typeof startTestDouble>[0] = {},
): Promise<TestDouble & { receiver: Receiver }> => {
  const receiver = await startReceiver();
  const double = await startTestDouble({
    webhooks: [{ url: receiver.url, secret: SECRET }],
    retryDelaysMs: [20],
    ...options,
  });
  return { ...double, receiver };
};
const names = ({ received }: Receiver): unknown[] =>
  received.map((e) => (e.type === "customer.created" ? e.data.object.name : e.type));
const makeCustomers = async ({ stripe }: TestDouble, ...wanted: string[]): Promise<void> => {
  for (const name of wanted) await stripe.customers.create({ name });
};

describe("a webhook", () => {
  test("carries the event of every change, signed, in order", async () => {
    const { stripe, control, receiver } = await pair();
    const held = await stripe.paymentIntents.create({
      amount: 1_000,
      currency: "usd",
      capture_method: "manual",
      confirm: true,
      payment_method: "pm_card_visa",
      metadata: { delivery: "dlv_1" },
    });
    await stripe.paymentIntents.capture(held.id, { amount_to_capture: 800 });
    await control.idle();
    expect(names(receiver)).toEqual([
      "payment_intent.created",
      "charge.succeeded",
      "payment_intent.amount_capturable_updated",
      "charge.captured",
      "refund.created",
      "charge.refunded",
      "payment_intent.succeeded",
    ]);
    const last = receiver.received.at(-1);
    expect(last).toMatchObject({
      object: "event",
      api_version: Stripe.API_VERSION,
      data: { object: { id: held.id, amount_received: 800, metadata: { delivery: "dlv_1" } } },
    });
    expect(await stripe.events.retrieve(last?.id ?? "")).toMatchObject({ id: last?.id, pending_webhooks: 0 });
  });

  test("about a connected account names it", async () => {
    const { stripe, control, receiver } = await pair();
    const id = await onboard(stripe);
    await control.idle();
    expect(receiver.received.map((e) => [e.type, e.account])).toEqual([
      ["account.updated", id],
      ["account.updated", id],
    ]);
  });

  test("does not verify under another secret, nor once its body is touched", async () => {
    const stranger = await startReceiver("whsec_other");
    const { stripe, control } = await startTestDouble({
      webhooks: [{ url: stranger.url, secret: SECRET }],
      retryDelaysMs: [60_000],
    });
    await stripe.customers.create({});
    await control.idle();
    expect([stranger.attempts(), stranger.received]).toEqual([1, []]);
  });

  test("is tried again until it is taken", async () => {
    const { stripe, control, receiver } = await pair();
    receiver.answers.push(500, 302, 400);
    await stripe.customers.create({ name: "a" });
    await vi.waitFor(() => expect(names(receiver)).toEqual(["a"]));
    expect(receiver.attempts()).toBe(4);
    await control.idle();
    expect((await control.dump()).owedDeliveries).toBe(0);
    expect((await stripe.events.list({ delivery_success: true })).data).toHaveLength(1);
  });

  test("goes to loopback only", async () => {
    const away = (url: string) => startTestDouble({ webhooks: [{ url, secret: SECRET }] });
    await expect(away("https://example.com/hook")).rejects.toThrow("loopback");
    await expect(away("http://127.0.0.1.example.com/hook")).rejects.toThrow("loopback");
    await expect(away("http://10.0.0.1/hook")).rejects.toThrow("loopback");
  });
});

describe("deliveries can", () => {
  test("come twice and more", async () => {
    const double = await pair({ faults: { webhooks: { duplicates: 2 } } });
    await makeCustomers(double, "a", "b");
    await double.control.idle();
    expect(names(double.receiver)).toEqual(["a", "a", "a", "b", "b", "b"]);
    expect(new Set(double.receiver.received.map((e) => e.id)).size).toBe(2);
  });

  test("come in another order", async () => {
    const double = await pair({ faults: { webhooks: { reorderWindow: 3 } } });
    await makeCustomers(double, "a", "b", "c", "d");
    await double.control.idle();
    expect(names(double.receiver)).toEqual(["c", "b", "a", "d"]);
  });

  test("be lost on the way and come later", async () => {
    const double = await pair({ faults: { webhooks: { dropNext: 1 } }, retryDelaysMs: [1_500] });
    await makeCustomers(double, "a", "b");
    await vi.waitFor(() => expect(names(double.receiver)).toEqual(["b", "a"]), { timeout: 10_000 });
  });

  test("never come, while the events list still has them", async () => {
    const double = await pair({ faults: { webhooks: { loseNext: 1 } } });
    await makeCustomers(double, "a", "b");
    await double.control.idle();
    expect(names(double.receiver)).toEqual(["b"]);
    expect((await double.stripe.events.list()).data).toHaveLength(2);
    expect((await double.control.dump()).owedDeliveries).toBe(0);
  });

  test("come late", async () => {
    const double = await pair({ faults: { webhooks: { delayMs: 150 } } });
    await makeCustomers(double, "a");
    expect(double.receiver.attempts()).toBe(0);
    await double.control.idle();
    expect(names(double.receiver)).toEqual(["a"]);
  });
});
