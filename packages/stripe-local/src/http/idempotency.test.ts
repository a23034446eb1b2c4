import Stripe from "stripe";
import { describe, expect, test } from "vitest";
import { DAY_MS } from "../core/seconds.ts";
import { onboard } from "../testing/onboard.ts";
import { sdkAt, startTestDouble } from "../testing/start-test-double.ts";

const hold = {
  amount: 1_000,
  currency: "usd",
  capture_method: "manual",
  confirm: true,
  payment_method: "pm_card_visa",
} as const;

describe("an idempotency key", () => {
  test("replays the stored answer and has one effect", async () => {
    const { stripe, control } = await startTestDouble();
    const first = await stripe.paymentIntents.create(hold, { idempotencyKey: "hold dlv_1" });
    await stripe.paymentIntents.cancel(first.id);
    const again = await stripe.paymentIntents.create(hold, { idempotencyKey: "hold dlv_1" });
    // The answer of then, not the state of now.
    expect(again).toEqual(first);
    expect(again.lastResponse.headers["idempotent-replayed"]).toBe("true");
    expect(again.lastResponse.headers["original-request"]).toBe(first.lastResponse.requestId);
    expect((await control.dump()).paymentIntents).toHaveLength(1);
  });

  test("replays a decline", async () => {
    const { stripe, control } = await startTestDouble();
    const declined = { ...hold, payment_method: "pm_card_chargeDeclined" };
    const attempt = async (): Promise<unknown> =>
      stripe.paymentIntents.create(declined, { idempotencyKey: "k" }).catch((e: unknown) => e);
    const first = await attempt();
    if (!(first instanceof Stripe.errors.StripeCardError)) throw first;
    expect(first.code).toBe("card_declined");
    expect(await attempt()).toMatchObject({ code: "card_declined", charge: first.charge });
    expect((await control.dump()).charges).toHaveLength(1);
  });

  test("is refused for another request", async () => {
    const { stripe, control } = await startTestDouble();
    const { id } = await stripe.paymentIntents.create(hold, { idempotencyKey: "k" });
    const expected = { type: "StripeIdempotencyError", statusCode: 400, message: expect.stringContaining("'k'") };
    await expect(
      stripe.paymentIntents.create({ ...hold, amount: 1_001 }, { idempotencyKey: "k" }),
    ).rejects.toMatchObject(expected);
    await expect(stripe.paymentIntents.capture(id, {}, { idempotencyKey: "k" })).rejects.toMatchObject(expected);
    expect((await control.dump()).paymentIntents).toMatchObject([{ status: "requires_capture" }]);
  });

  test("whose first request is still running is refused with 409, and one effect remains", async () => {
    const { stripe, control } = await startTestDouble({ faults: { requests: [{ kind: "slow", delayMs: 150 }] } });
    const twins = await Promise.allSettled(
      [1, 2, 3].map(() => stripe.paymentIntents.create(hold, { idempotencyKey: "k" })),
    );
    expect(twins.map((t) => t.status).toSorted()).toEqual(["fulfilled", "rejected", "rejected"]);
    const refused = twins.flatMap((t) => (t.status === "rejected" ? [t.reason] : []));
    for (const error of refused) expect(error).toMatchObject({ statusCode: 409, code: "idempotency_key_in_use" });
    expect((await control.dump()).paymentIntents).toHaveLength(1);
  });

  test("is freed by the SDK's own retries once the twin is done", async () => {
    const { port, control } = await startTestDouble({ faults: { requests: [{ kind: "slow", delayMs: 100 }] } });
    const stripe = sdkAt(port, { maxNetworkRetries: 2 });
    const [a, b] = await Promise.all([1, 2].map(() => stripe.paymentIntents.create(hold, { idempotencyKey: "k" })));
    expect(a?.id).toBe(b?.id);
    expect((await control.dump()).paymentIntents).toHaveLength(1);
  });

  test("is not used up by a request with wrong parameters", async () => {
    const { stripe } = await startTestDouble();
    const wrong: object = { nmae: "x" };
    await expect(stripe.customers.create(wrong, { idempotencyKey: "k" })).rejects.toMatchObject({ param: "nmae" });
    expect((await stripe.customers.create({ name: "x" }, { idempotencyKey: "k" })).name).toBe("x");
  });

  test("is an account's own, and lives a day", async () => {
    const { stripe, clock } = await startTestDouble();
    const stripeAccount = await onboard(stripe);
    const make = (account?: string) =>
      stripe.customers.create({}, { idempotencyKey: "k", ...(account ? { stripeAccount: account } : {}) });
    const first = await make();
    expect((await make(stripeAccount)).id).not.toBe(first.id);
    clock.advance(DAY_MS - 1);
    expect((await make()).id).toBe(first.id);
    clock.advance(1);
    expect((await make()).id).not.toBe(first.id);
  });

  test("beyond 255 characters is refused", async () => {
    const { stripe } = await startTestDouble();
    await expect(stripe.customers.create({}, { idempotencyKey: "k".repeat(256) })).rejects.toMatchObject({
      statusCode: 400,
    });
  });
});
