import { stripeCall } from "@fairmile/db";
import { and, eq } from "drizzle-orm";
import type { Ctx } from "../platform/services.ts";
import type { StripeCallRow } from "./stripe-calls.ts";

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 3_600_000;

/** The wait after the `attempts`-th try, in wall milliseconds: doubled each time, up to an hour. */
const backoffMs = (attempts: number): number => Math.min(FIRST_WAIT_MS * 2 ** attempts, LONGEST_WAIT_MS);

/**
 * Puts a call off that was taken and came to nothing certain. With `renewKey` the next try has another key: only where
 * Stripe said for certain that it did nothing, since it would repeat that answer under the old one.
 */
export const retryStripeCall = async (
  ctx: Ctx,
  call: StripeCallRow,
  error: string,
  options: { readonly renewKey: boolean } = { renewKey: false },
): Promise<void> => {
  const base = call.idempotencyKey.split("#")[0] ?? call.idempotencyKey;
  await ctx.database.db
    .update(stripeCall)
    .set({
      nextAtMs: ctx.wallNow() + backoffMs(call.attempts),
      lastError: error,
      ...(options.renewKey ? { idempotencyKey: `${base}#${call.attempts}` } : {}),
    })
    .where(
      and(
        eq(stripeCall.marketId, ctx.market.id),
        eq(stripeCall.id, call.id),
        eq(stripeCall.status, "pending"),
        eq(stripeCall.attempts, call.attempts),
      ),
    );
};
