import type { Ctx } from "../platform/services.ts";
import { moneyChange } from "./change.ts";
import type { IntentFacts } from "./intent-facts.ts";
import { readPayment } from "./payments.ts";
import { recordCapture } from "./record-capture.ts";
import { recordDecline } from "./record-decline.ts";
import { recordHold } from "./record-hold.ts";
import { recordVoid } from "./record-void.ts";

/**
 * Records what is certain about a payment at Stripe, whoever learnt it (the call's answer, a webhook, a look at Stripe)
 * and however often. Facts that are not certain change nothing. True where there was something certain.
 */
export const applyIntent = async (ctx: Ctx, paymentId: string, facts: IntentFacts): Promise<boolean> => {
  switch (facts.kind) {
    case "held":
      await moneyChange(ctx, "payment.hold", (change) => recordHold(change, { paymentId, ...facts }));
      return true;
    case "captured":
      await moneyChange(ctx, "payment.hold", (change) => recordHold(change, { paymentId, ...facts }));
      await moneyChange(ctx, "payment.capture", (change) => recordCapture(change, { paymentId, ...facts }));
      return true;
    case "canceled": {
      const { payment } = await readPayment(ctx.database, ctx, paymentId);
      await moneyChange(ctx, "payment.void", (change) =>
        payment.status === "requested"
          ? recordDecline(change, { paymentId, code: "canceled", intentId: facts.intentId })
          : recordVoid(change, { paymentId, intentId: facts.intentId }),
      );
      return true;
    }
    case "declined":
      await moneyChange(ctx, "payment.decline", (change) => recordDecline(change, { paymentId, ...facts }));
      return true;
    case "refused":
    case "unclear":
      return false;
  }
};
