import { AppError } from "@fairmile/contracts";
import type { Logger } from "pino";
import Stripe from "stripe";

/** What Stripe said no with. */
export interface StripeRefusal {
  readonly code: string;
  readonly message: string;
}

/**
 * What a failed call to Stripe means. `declined`: the card's issuer said no. `refused`: Stripe did nothing and will do
 * nothing for these parameters. `not_yet`: Stripe did nothing now, and may later, under a new key since it remembers its
 * answer under the old one. `unclear`: nobody knows whether it happened; only Stripe can say.
 */
export type StripeFailure =
  | { readonly kind: "declined"; readonly why: StripeRefusal; readonly intent: Stripe.PaymentIntent | null }
  | { readonly kind: "refused" | "not_yet" | "unclear"; readonly why: StripeRefusal };

const LATER: ReadonlySet<string> = new Set([
  "balance_insufficient",
  "insufficient_capabilities_for_transfer",
  "payouts_not_allowed",
]);
const BUSY: ReadonlySet<string> = new Set(["lock_timeout", "idempotency_key_in_use", "rate_limit"]);

/** Reads the error of a call to Stripe. An error that is not Stripe's is a bug and is thrown on. */
export const readStripeFailure = (error: unknown): StripeFailure => {
  if (!(error instanceof Stripe.errors.StripeError)) throw error;
  const code = error.decline_code ?? error.code ?? error.type;
  const why = { code, message: error.message };
  if (error instanceof Stripe.errors.StripeCardError)
    return { kind: "declined", why, intent: error.payment_intent ?? null };
  // The key may not touch that account (any more): nothing was done, and a person can give it back.
  if (error instanceof Stripe.errors.StripePermissionError) return { kind: "not_yet", why };
  if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) return { kind: "unclear", why };
  if (error.statusCode === 409 || error.statusCode === 429 || BUSY.has(code)) return { kind: "unclear", why };
  return { kind: LATER.has(code) ? "not_yet" : "refused", why };
};

/** Options of a call made while a person or a worker's turn waits for it. Wall milliseconds. */
export const PATIENCE = { timeout: 10_000, maxNetworkRetries: 1 } as const;

/**
 * For a walk over many accounts: what Stripe refuses about one is logged and the walk goes on; where Stripe itself cannot
 * be reached the walk ends, and the error is thrown on.
 */
export const skipRefused = async <T>(log: Logger, subject: string, work: () => Promise<T>): Promise<T | null> => {
  try {
    return await work();
  } catch (error) {
    const cause = error instanceof AppError ? error.cause : error;
    if (readStripeFailure(cause).kind === "unclear") throw error;
    log.warn({ subject, err: cause }, "Stripe refused to tell about one account");
    return null;
  }
};
