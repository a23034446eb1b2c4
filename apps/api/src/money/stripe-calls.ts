import { stripeCall, type Transaction } from "@fairmile/db";
import { and, eq } from "drizzle-orm";
import type { Ctx } from "../platform/services.ts";

export type StripeCallRow = typeof stripeCall.$inferSelect;
export type StripeCallKind = StripeCallRow["kind"];

/** How long the one who wrote a call may take to make it itself before the worker does. Wall milliseconds. */
export const OWN_TRY_MS = 15_000;

/** One call a kind and subject: a payment is held, captured and voided once, a transfer and a payout are made once. */
export const stripeCallId = (kind: StripeCallKind, subject: string): string => `${kind}:${subject}`;

/**
 * Writes down, with the change that wants it, that Stripe must be called; asking twice is asking once. The call is made
 * after the commit, under a key derived from our own id. `waitMs` (wall) keeps the worker off a call that its writer
 * makes at once.
 */
export const askStripe = async (
  tx: Transaction,
  ctx: Ctx,
  kind: StripeCallKind,
  subject: string,
  waitMs = 0,
): Promise<void> => {
  await tx.db
    .insert(stripeCall)
    .values({
      marketId: ctx.market.id,
      id: stripeCallId(kind, subject),
      kind,
      subject,
      idempotencyKey: `fairmile:${ctx.market.id}:${kind}:${subject}`,
      status: "pending",
      attempts: 0,
      nextAtMs: ctx.wallNow() + waitMs,
      lastError: null,
      createdAtMs: ctx.clock.now(),
    })
    .onConflictDoNothing();
};

/** Ends a call, with what it came to; one that is over already stays as it is. */
export const endStripeCall = async (
  tx: Transaction,
  ctx: Ctx,
  call: { readonly kind: StripeCallKind; readonly subject: string },
  end: { readonly status: "done" } | { readonly status: "refused"; readonly error: string },
): Promise<void> => {
  await tx.db
    .update(stripeCall)
    .set({ status: end.status, lastError: end.status === "refused" ? end.error : null })
    .where(
      and(
        eq(stripeCall.marketId, ctx.market.id),
        eq(stripeCall.id, stripeCallId(call.kind, call.subject)),
        eq(stripeCall.status, "pending"),
      ),
    );
};
