import type { Ctx } from "../platform/services.ts";
import { claimStripeCall } from "./claim-stripe-call.ts";
import { makeHold } from "./make-hold.ts";
import { readPayment } from "./payments.ts";

export type HoldResult = "held" | "declined" | "unsettled";

const standing = async (ctx: Ctx, paymentId: string): Promise<HoldResult> => {
  const { payment } = await readPayment(ctx.database, ctx, paymentId);
  if (payment.status === "declined") return "declined";
  return payment.status === "held" || payment.status === "capturing" || payment.status === "captured"
    ? "held"
    : "unsettled";
};

/**
 * Makes a payment's hold at Stripe and records what came of it. "unsettled": nobody knows yet (no answer, Stripe's own
 * fault, another is at it), or the order was cancelled meanwhile; the call stays pending and the worker goes on. Safe to
 * repeat and to break off at any line: Stripe does one thing under one key, and each result is recorded once.
 */
export const settleHold = async (ctx: Ctx, paymentId: string): Promise<HoldResult> => {
  const call = await claimStripeCall(ctx, "hold", paymentId);
  if (call !== null) await makeHold(ctx, call);
  return standing(ctx, paymentId);
};
