import type Stripe from "stripe";

/** The `error` object of an answer, as Stripe documents it. */
export interface ErrorBody {
  readonly type: "api_error" | "card_error" | "idempotency_error" | "invalid_request_error";
  readonly message: string;
  readonly code?: string;
  readonly decline_code?: string;
  readonly param?: string;
  readonly charge?: string;
  readonly payment_intent?: Stripe.PaymentIntent;
  readonly payment_method?: Stripe.PaymentMethod;
  readonly setup_intent?: Stripe.SetupIntent;
}

/**
 * An answer that is an error. Its request's effects are dropped, except where `keepsEffects` is set:
 * a declined card leaves a failed charge behind, as it does at Stripe.
 */
export class Refusal extends Error {
  readonly status: number;
  readonly body: ErrorBody;
  readonly keepsEffects: boolean;

  constructor(status: number, body: ErrorBody, keepsEffects = false) {
    super(body.message);
    this.status = status;
    this.body = body;
    this.keepsEffects = keepsEffects;
  }
}

/** A 400 about the request itself; `param` names the field in bracket form. */
export const invalidRequest = (message: string, detail: { param?: string; code?: string } = {}): Refusal =>
  new Refusal(400, { type: "invalid_request_error", message, ...detail });

/** The 404 for an id that names nothing in this account. */
export const noSuch = (what: string, id: string, param: string): Refusal =>
  new Refusal(404, {
    type: "invalid_request_error",
    code: "resource_missing",
    message: `No such ${what}: '${id}'`,
    param,
  });
