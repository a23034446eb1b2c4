import { AppError, ERROR_STATUS } from "@fairmile/contracts";
import { Hono } from "hono";
import Stripe from "stripe";
import { storeStripeEvent } from "../money/store-stripe-event.ts";
import type { Services } from "../platform/services.ts";
import type { HttpEnv } from "./request-context.ts";

/** Stripe's largest events are a few dozen kilobytes. */
const LARGEST_BYTES = 1_000_000;
const TOLERANCE_SECONDS = 300;

const assertSigned = async ({ config, stripe, wallNow }: Services, body: string, signature: string): Promise<void> => {
  const helper = stripe.webhooks.signature;
  if (helper === null) throw new Error("the Stripe client cannot check signatures");
  try {
    await helper.verifyHeaderAsync(
      body,
      signature,
      config.stripe.webhookSecret,
      TOLERANCE_SECONDS,
      undefined,
      wallNow(),
    );
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError)
      throw new AppError("stripe_signature_invalid", { cause: error });
    throw error;
  }
};

const parseJson = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
};

/**
 * `POST /webhooks/stripe`: checks the signature over the raw bytes, keeps the event, answers 200, and calls `wake`; the
 * worker acts on it. A forged or stale signature is 400 `stripe_signature_invalid` and keeps nothing. Mount it before
 * anything that reads bodies.
 */
export const createStripeWebhook = (services: Services, wake: () => void): Hono<HttpEnv> => {
  const app = new Hono<HttpEnv>();
  app.post("/webhooks/stripe", async (c) => {
    const refuse = (code: "stripe_signature_invalid" | "body_too_large" | "body_not_json") =>
      c.json(
        { error: { code, message: code, fields: [], request_id: c.get("requestId") ?? null } },
        ERROR_STATUS[code],
      );
    if (Number(c.req.header("content-length") ?? 0) > LARGEST_BYTES) return refuse("body_too_large");
    const body = await c.req.text();
    if (body.length > LARGEST_BYTES) return refuse("body_too_large");
    try {
      await assertSigned(services, body, c.req.header("stripe-signature") ?? "");
    } catch (error) {
      if (error instanceof AppError && error.code === "stripe_signature_invalid")
        return refuse("stripe_signature_invalid");
      throw error;
    }
    if (!(await storeStripeEvent(services, parseJson(body)))) return refuse("body_not_json");
    wake();
    return c.json({ received: true });
  });
  return app;
};
