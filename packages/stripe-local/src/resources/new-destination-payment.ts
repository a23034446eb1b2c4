import type Stripe from "stripe";
import type { Scope } from "../core/scope.ts";
import { book } from "../money/book.ts";

interface Arriving {
  readonly transfer: string;
  readonly amount: number;
  readonly currency: string;
  readonly group: string | null;
  /** Seconds: when the money can be paid out. */
  readonly availableOn: number;
}

/** Books a transfer on the account that receives it (the scope's), as the `py_…` payment Stripe shows there. Gives its id. */
export const newDestinationPayment = (
  scope: Scope,
  { transfer, amount, currency, group, availableOn }: Arriving,
): string => {
  const id = scope.mint("py");
  const { id: balanceTransaction } = book(scope, { type: "payment", amount, currency, source: id, availableOn });
  const payment = {
    id,
    object: "charge",
    amount,
    amount_captured: amount,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: balanceTransaction,
    billing_details: { address: null, email: null, name: null, phone: null, tax_id: null },
    calculated_statement_descriptor: null,
    captured: true,
    created: scope.now,
    currency,
    customer: null,
    description: null,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    fraud_details: {},
    livemode: false,
    metadata: {},
    on_behalf_of: null,
    outcome: null,
    paid: true,
    payment_intent: null,
    payment_method: null,
    payment_method_details: { stripe_account: {}, type: "stripe_account" },
    receipt_email: null,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: transfer,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: "succeeded",
    transfer_data: null,
    transfer_group: group,
  } satisfies Stripe.Charge;
  scope.save("charge", id, payment);
  return id;
};
