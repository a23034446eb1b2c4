import Stripe from "stripe";
import { expect, test } from "vitest";
import { signatureHeader } from "./sign.ts";

const { webhooks } = new Stripe("sk_test_1");
const body = JSON.stringify({ object: "event", id: "evt_1" });
const at = 1_800_000_000;

test("a signature is what the SDK verifies, at the time it bears and within its tolerance", () => {
  const header = signatureHeader(body, "whsec_1", at);
  expect(webhooks.constructEvent(body, header, "whsec_1", 300, undefined, at * 1_000)).toEqual(JSON.parse(body));
  expect(header).toBe(webhooks.generateTestHeaderString({ payload: body, secret: "whsec_1", timestamp: at }));
});

test("it fails for another body, another secret and a time too long ago", () => {
  const header = signatureHeader(body, "whsec_1", at);
  const verify = (payload: string, secret: string, nowSeconds: number) => () =>
    webhooks.constructEvent(payload, header, secret, 300, undefined, nowSeconds * 1_000);
  expect(verify(body.replace("evt_1", "evt_2"), "whsec_1", at)).toThrow(Stripe.errors.StripeSignatureVerificationError);
  expect(verify(body, "whsec_2", at)).toThrow(Stripe.errors.StripeSignatureVerificationError);
  expect(verify(body, "whsec_1", at + 301)).toThrow(Stripe.errors.StripeSignatureVerificationError);
});
