import type Stripe from "stripe";
import { z } from "zod";
import { find, type Scope } from "../core/scope.ts";
import { invalidRequest, noSuch } from "../core/refusal.ts";
import { listPage } from "../http/list-page.ts";
import { mergeMetadata, metadata, page, paramsOf, text } from "../http/params.ts";
import { idOf, route } from "../http/route.ts";
import { cardDeclined } from "./card-declined.ts";
import { TEST_CARDS, type TestCard } from "./test-cards.ts";

const DETACHED =
  "This PaymentMethod was previously used without being attached to a Customer or was detached from a Customer, and may not be used again.";

const newPaymentMethod = (scope: Scope, token: string, card: TestCard): Stripe.PaymentMethod => {
  const method = {
    id: scope.mint("pm"),
    object: "payment_method",
    allow_redisplay: "unspecified",
    billing_details: { address: null, email: null, name: null, phone: null, tax_id: null },
    card: {
      brand: card.brand,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: "pass" },
      country: "US",
      display_brand: card.brand,
      exp_month: 12,
      exp_year: new Date(scope.nowMs).getUTCFullYear() + 3,
      fingerprint: `local${card.last4}`,
      funding: card.funding,
      generated_from: null,
      last4: card.last4,
      networks: { available: [card.brand], preferred: null },
      regulated_status: "unregulated",
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
    created: scope.now,
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    type: "card",
  } satisfies Stripe.PaymentMethod;
  scope.save("payment_method", method.id, method);
  scope.save("card", method.id, { token, authenticated: false });
  return method;
};

/** The payment method of an id. A test token (`pm_card_visa`, …) makes a fresh one each time, as at Stripe. */
export const paymentMethodOf = (scope: Scope, id: string, param: string): Readonly<Stripe.PaymentMethod> => {
  const card = TEST_CARDS[id];
  return card ? newPaymentMethod(scope, id, card) : find(scope, "payment_method", id, param);
};

/** How the issuer of a payment method behaves, and whether its holder authenticated it for later use. */
export const issuerOf = (scope: Scope, id: string): { card: TestCard; authenticated: boolean } => {
  const record = find(scope, "card", id, "payment_method");
  const card = TEST_CARDS[record.token];
  if (!card) throw noSuch("PaymentMethod", id, "payment_method");
  return { card, authenticated: record.authenticated };
};

/** Ties a payment method to a customer. Throws the card's refusal, or 400 where it belongs to another customer. */
export const attach = (
  scope: Scope,
  method: Readonly<Stripe.PaymentMethod>,
  customer: string,
): Stripe.PaymentMethod => {
  find(scope, "customer", customer, "customer");
  if (method.customer === customer) return method;
  if (method.customer !== null) {
    throw invalidRequest("This payment method has already been attached to a customer.", { param: "payment_method" });
  }
  const attached = { ...method, customer };
  scope.save("payment_method", method.id, attached);
  scope.emit("payment_method.attached", attached);
  return attached;
};

/** Throws 400 unless the method may be charged for this customer (or, unattached, for none). */
export const assertUsableBy = (method: Readonly<Stripe.PaymentMethod>, customer: string | null): void => {
  if (method.customer === null || method.customer === customer) return;
  const message =
    customer === null
      ? "The payment method you provided is attached to a customer. Pass that customer too."
      : "The payment method you provided belongs to another customer.";
  throw invalidRequest(message, { param: "payment_method" });
};

export const paymentMethodRoutes = [
  route({
    method: "GET",
    path: "/v1/payment_methods",
    params: paramsOf<Stripe.PaymentMethodListParams>()({
      ...page,
      customer: text.optional(),
      type: z.literal("card").optional(),
    }),
    run: (scope, params) =>
      listPage(scope, "payment_method", "/v1/payment_methods", params, (m) => m.customer === (params.customer ?? null)),
  }),
  route({
    method: "GET",
    path: "/v1/customers/:id/payment_methods",
    params: paramsOf<Stripe.CustomerListPaymentMethodsParams>()({ ...page, type: z.literal("card").optional() }),
    run: (scope, params, ids) => {
      const customer = find(scope, "customer", idOf(ids)).id;
      return listPage(
        scope,
        "payment_method",
        `/v1/customers/${customer}/payment_methods`,
        params,
        (m) => m.customer === customer,
      );
    },
  }),
  route({
    method: "GET",
    path: "/v1/payment_methods/:id",
    params: paramsOf<Stripe.PaymentMethodRetrieveParams>()({}),
    run: (scope, _, ids) => paymentMethodOf(scope, idOf(ids), "payment_method"),
  }),
  route({
    method: "POST",
    path: "/v1/payment_methods/:id",
    params: paramsOf<Stripe.PaymentMethodUpdateParams>()({ metadata: metadata.optional() }),
    run: (scope, params, ids) => {
      const before = find(scope, "payment_method", idOf(ids), "payment_method");
      const method = { ...before, metadata: mergeMetadata(before.metadata ?? {}, params.metadata) };
      scope.save("payment_method", method.id, method);
      scope.emit("payment_method.updated", method);
      return method;
    },
  }),
  route({
    method: "POST",
    path: "/v1/payment_methods/:id/attach",
    params: paramsOf<Stripe.PaymentMethodAttachParams>()({ customer: text }),
    run: (scope, params, ids) => {
      const method = paymentMethodOf(scope, idOf(ids), "payment_method");
      const { onSave } = issuerOf(scope, method.id).card;
      if (onSave) throw cardDeclined(onSave, { payment_method: method });
      return attach(scope, method, params.customer);
    },
  }),
  route({
    method: "POST",
    path: "/v1/payment_methods/:id/detach",
    params: paramsOf<Stripe.PaymentMethodDetachParams>()({}),
    run: (scope, _, ids) => {
      const before = find(scope, "payment_method", idOf(ids), "payment_method");
      if (before.customer === null) throw invalidRequest(DETACHED, { param: "payment_method" });
      const method = { ...before, customer: null };
      scope.save("payment_method", method.id, method);
      scope.emit("payment_method.detached", method, { customer: before.customer });
      return method;
    },
  }),
];
