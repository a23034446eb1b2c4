import type Stripe from "stripe";
import type { Scope } from "../core/scope.ts";
import { DAY_MS, toSeconds } from "../core/seconds.ts";
import type { Decline } from "./test-cards.ts";

/** How long an authorisation holds before it lapses. */
export const HOLD_MS = 7 * DAY_MS;

const outcomeOf = (declined: Decline | null): Stripe.Charge.Outcome => ({
  advice_code: null,
  network_advice_code: null,
  network_decline_code: null,
  network_status: declined ? "declined_by_network" : "approved_by_network",
  reason: declined ? declined.decline_code : null,
  risk_level: "normal",
  seller_message: declined ? "The bank did not return any further details with this decline." : "Payment complete.",
  type: declined ? "issuer_declined" : "authorized",
});

const detailsOf = (scope: Scope, intent: Stripe.PaymentIntent, method: Readonly<Stripe.PaymentMethod>) => {
  const { card } = method;
  if (!card) throw new Error(`payment method ${method.id} is no card`);
  const held = intent.capture_method === "manual";
  return {
    card: {
      amount_authorized: intent.amount,
      authorization_code: null,
      brand: card.brand,
      ...(held ? { capture_before: toSeconds(scope.nowMs + HOLD_MS) } : {}),
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: "pass" },
      country: card.country,
      electronic_commerce_indicator: null,
      exp_month: card.exp_month,
      exp_year: card.exp_year,
      extended_authorization: { status: "disabled" },
      fingerprint: card.fingerprint ?? null,
      funding: card.funding,
      incremental_authorization: { status: "unavailable" },
      installments: null,
      last4: card.last4,
      mandate: null,
      multicapture: { status: "unavailable" },
      network: card.brand,
      network_token: { used: false },
      network_transaction_id: null,
      overcapture: { maximum_amount_capturable: intent.amount, status: "unavailable" },
      regulated_status: "unregulated",
      three_d_secure: null,
      transaction_link_id: null,
      wallet: null,
    },
    type: "card",
  } satisfies Stripe.Charge.PaymentMethodDetails;
};

/** The charge of one attempt at a payment: authorised and not yet captured, or failed where `declined` says why. */
export const newCharge = (
  scope: Scope,
  intent: Stripe.PaymentIntent,
  method: Readonly<Stripe.PaymentMethod>,
  declined: Decline | null,
): Stripe.Charge => {
  const charge = {
    id: scope.mint("ch"),
    object: "charge",
    amount: intent.amount,
    amount_captured: 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: method.billing_details,
    calculated_statement_descriptor: "FAIRMILE",
    captured: false,
    created: scope.now,
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: declined?.code ?? null,
    failure_message: declined?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: outcomeOf(declined),
    paid: !declined,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: detailsOf(scope, intent, method),
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: declined ? "failed" : "succeeded",
    transfer_data: null,
    transfer_group: intent.transfer_group,
  } satisfies Stripe.Charge;
  scope.save("charge", charge.id, charge);
  scope.emit(declined ? "charge.failed" : "charge.succeeded", charge);
  return charge;
};
