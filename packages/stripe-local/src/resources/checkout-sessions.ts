import type Stripe from "stripe";
import { z } from "zod";
import { invalidRequest } from "../core/refusal.ts";
import { find, type Scope } from "../core/scope.ts";
import { HOUR_MS, toSeconds } from "../core/seconds.ts";
import { setAlarm } from "../core/set-alarm.ts";
import { clearable, currency, list, mergeMetadata, metadata, paramsOf, text } from "../http/params.ts";
import { idOf, route } from "../http/route.ts";
import { newSetup } from "./new-setup.ts";

/** How long a session stays open, as at Stripe. */
const OPEN_MS = 24 * HOUR_MS;
const ID_PLACEHOLDER = "{CHECKOUT_SESSION_ID}";

const createParams = paramsOf<Stripe.Checkout.SessionCreateParams>()({
  allowed_payment_method_types: list(z.literal("card")).optional(),
  cancel_url: z.url().optional(),
  client_reference_id: text.optional(),
  currency: currency.optional(),
  customer: text.optional(),
  metadata: metadata.optional(),
  mode: z.literal("setup"),
  setup_intent_data: z.strictObject({ description: clearable.optional(), metadata: metadata.optional() }).optional(),
  success_url: z.url(),
  ui_mode: z.literal("hosted_page").optional(),
});

const newSession = (scope: Scope, params: z.output<typeof createParams>): Stripe.Checkout.Session => {
  if (params.currency === undefined && params.allowed_payment_method_types === undefined) {
    throw invalidRequest("Missing required param: currency.", { param: "currency", code: "parameter_missing" });
  }
  const setup = newSetup(scope, { ...params.setup_intent_data, customer: params.customer });
  const id = scope.mint("cs_test", 58);
  return {
    id,
    object: "checkout.session",
    adaptive_pricing: null,
    after_expiration: null,
    allow_promotion_codes: null,
    allowed_payment_method_types: params.allowed_payment_method_types ?? null,
    amount_subtotal: null,
    amount_total: null,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: null,
    cancel_url: params.cancel_url ?? null,
    client_reference_id: params.client_reference_id ?? null,
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    created: scope.now,
    currency: params.currency ?? null,
    currency_conversion: null,
    custom_fields: [],
    custom_text: { after_submit: null, shipping_address: null, submit: null, terms_of_service_acceptance: null },
    customer: params.customer ?? null,
    customer_account: null,
    customer_creation: null,
    customer_details: null,
    customer_email: null,
    discounts: null,
    expires_at: toSeconds(scope.nowMs + OPEN_MS),
    integration_identifier: null,
    invoice: null,
    invoice_creation: null,
    livemode: false,
    locale: null,
    managed_payments: null,
    metadata: mergeMetadata({}, params.metadata),
    mode: "setup",
    origin_context: null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection: "always",
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: ["card"],
    payment_status: "no_payment_required",
    permissions: null,
    phone_number_collection: { enabled: false },
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: setup.id,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: "open",
    submit_type: null,
    subscription: null,
    success_url: params.success_url,
    total_details: null,
    ui_mode: "hosted_page",
    url: `${scope.baseUrl}/hosted/${id}`,
    wallet_options: null,
  };
};

/** Checkout sessions that save a card (`mode: "setup"`) on a page of the double. */
export const checkoutSessionRoutes = [
  route({
    method: "POST",
    path: "/v1/checkout/sessions",
    params: createParams,
    run: (scope, params) => {
      const session = newSession(scope, params);
      const expiresAtMs = scope.nowMs + OPEN_MS;
      scope.save("checkout_session", session.id, session);
      setAlarm(scope, "checkout_expires", session.id, expiresAtMs);
      scope.save("hosted_page", session.id, {
        kind: "checkout",
        subject: session.id,
        returnUrl: params.success_url.replaceAll(ID_PLACEHOLDER, session.id),
        refreshUrl: null,
        expiresAtMs,
        used: false,
      });
      return session;
    },
  }),
  route({
    method: "GET",
    path: "/v1/checkout/sessions/:id",
    params: paramsOf<Stripe.Checkout.SessionRetrieveParams>()({}),
    run: (scope, _, ids) => find(scope, "checkout_session", idOf(ids), "session"),
  }),
];
