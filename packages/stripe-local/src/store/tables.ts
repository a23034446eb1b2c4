import type Stripe from "stripe";
import type { AccountRecord } from "../resources/account-record.ts";

/** How a test card behaves and whether its holder has passed an authentication for off-session use. */
export interface CardRecord {
  readonly token: string;
  readonly authenticated: boolean;
}

/** A hosted page waiting for a person: onboarding of an account, the authentication of a payment or a set-up, or the saving of a card. */
export interface HostedPage {
  readonly kind: "onboarding" | "authentication" | "checkout";
  readonly subject: string;
  readonly returnUrl: string | null;
  readonly refreshUrl: string | null;
  readonly expiresAtMs: number;
  readonly used: boolean;
}

/** Something that happens by itself at an instant of the double's clock. */
export interface Alarm {
  readonly kind: "checkout_expires" | "hold_expires" | "payout_submitted" | "payout_arrives";
  readonly subject: string;
  readonly atMs: number;
}

/** The stored answer to a mutating request, for its idempotency key. */
export interface IdempotencyRecord {
  readonly fingerprint: string;
  readonly status: number;
  readonly body: string;
  readonly requestId: string;
  readonly createdMs: number;
}

/** An event still owed to one webhook target. */
export interface Delivery {
  readonly eventId: string;
  readonly url: string;
}

/** An event as stored; the union of Stripe's 200 typed events says no more than this about how one is built. */
export type StoredEvent = Omit<Stripe.EventBase, "data" | "type"> & {
  readonly type: Stripe.Event["type"];
  readonly data: { readonly object: object; readonly previous_attributes?: object };
};

export interface Tables {
  customer: Stripe.Customer;
  payment_method: Stripe.PaymentMethod;
  setup_intent: Stripe.SetupIntent;
  checkout_session: Stripe.Checkout.Session;
  payment_intent: Stripe.PaymentIntent;
  charge: Stripe.Charge;
  refund: Stripe.Refund;
  balance_transaction: Stripe.BalanceTransaction;
  transfer: Stripe.Transfer;
  transfer_reversal: Stripe.TransferReversal;
  payout: Stripe.Payout;
  event: StoredEvent;
  account: AccountRecord;
  card: CardRecord;
  hosted_page: HostedPage;
  alarm: Alarm;
  idempotency: IdempotencyRecord;
  delivery: Delivery;
}

export type TableName = keyof Tables;

/** One stored object and the account in whose books it is. Values are never changed in place. */
export interface Row<K extends TableName> {
  readonly id: string;
  readonly account: string;
  readonly value: Readonly<Tables[K]>;
}
