import type { Ctx } from "../platform/services.ts";
import { applyIntent } from "./apply-intent.ts";
import { moneyChange } from "./change.ts";
import { readPayment } from "./payments.ts";
import { performHold } from "./perform-hold.ts";
import { recordDecline } from "./record-decline.ts";
import { retryStripeCall } from "./retry-stripe-call.ts";
import type { StripeCallRow } from "./stripe-calls.ts";

/** Makes a taken `hold` call: asks Stripe, then records what is certain or puts the call off. */
export const makeHold = async (ctx: Ctx, call: StripeCallRow): Promise<void> => {
  const paymentId = call.subject;
  const facts = await performHold(ctx, await readPayment(ctx.database, ctx, paymentId), call);
  if (facts.kind === "refused") {
    await moneyChange(ctx, "payment.decline", (change) =>
      recordDecline(change, { paymentId, code: facts.why.code, intentId: null, error: facts.why.message }),
    );
  } else if (facts.kind === "unclear") await retryStripeCall(ctx, call, facts.why.message);
  else await applyIntent(ctx, paymentId, facts);
};
