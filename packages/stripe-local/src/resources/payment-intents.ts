import type Stripe from "stripe";
import { z } from "zod";
import { invalidRequest } from "../core/refusal.ts";
import { find, type Scope } from "../core/scope.ts";
import { listPage } from "../http/list-page.ts";
import {
  clearable,
  created,
  currency,
  flag,
  integer,
  mergeMetadata,
  metadata,
  page,
  paramsOf,
  text,
} from "../http/params.ts";
import { idOf, route } from "../http/route.ts";
import { assertChargeable } from "../money/assert-chargeable.ts";
import { cancelPayment } from "./cancel-payment.ts";
import { capturePayment } from "./capture-payment.ts";
import { confirmPayment } from "./confirm-payment.ts";
import { assertUsableBy, paymentMethodOf } from "./payment-methods.ts";
import { unexpectedState } from "./unexpected-state.ts";

const shared = {
  description: clearable.optional(),
  receipt_email: clearable.optional(),
  setup_future_usage: z.enum(["off_session", "on_session"]).optional(),
  statement_descriptor_suffix: text.max(22).optional(),
  transfer_group: text.optional(),
  metadata: metadata.optional(),
};
const confirmation = {
  error_on_requires_action: flag.optional(),
  off_session: flag.optional(),
  return_url: z.url().optional(),
};

const createParams = paramsOf<Stripe.PaymentIntentCreateParams>()({
  ...shared,
  ...confirmation,
  amount: integer,
  currency,
  automatic_payment_methods: z
    .strictObject({ enabled: flag, allow_redirects: z.enum(["always", "never"]).optional() })
    .optional(),
  capture_method: z.enum(["manual", "automatic", "automatic_async"]).optional(),
  confirm: flag.optional(),
  customer: text.optional(),
  payment_method: text.optional(),
});

const newIntent = (scope: Scope, params: z.output<typeof createParams>): Stripe.PaymentIntent => {
  assertChargeable(params.amount, params.currency);
  if (params.customer !== undefined) find(scope, "customer", params.customer, "customer");
  const method =
    params.payment_method === undefined ? null : paymentMethodOf(scope, params.payment_method, "payment_method");
  if (method) assertUsableBy(method, params.customer ?? null);
  if (params.confirm !== true && (params.off_session !== undefined || params.return_url !== undefined)) {
    const param = params.off_session === undefined ? "return_url" : "off_session";
    throw invalidRequest(
      `The parameter \`${param}\` cannot be passed when creating a PaymentIntent unless \`confirm\` is set to true.`,
      { param },
    );
  }
  const id = scope.mint("pi");
  const methods = params.automatic_payment_methods;
  return {
    id,
    object: "payment_intent",
    allowed_payment_method_types: null,
    amount: params.amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: {
      enabled: methods?.enabled ?? true,
      allow_redirects: methods?.allow_redirects ?? "always",
    },
    canceled_at: null,
    cancellation_reason: null,
    capture_method: params.capture_method ?? "automatic_async",
    client_secret: scope.mint(`${id}_secret`),
    confirmation_method: "automatic",
    created: scope.now,
    currency: params.currency,
    customer: params.customer ?? null,
    customer_account: null,
    description: params.description || null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: mergeMetadata({}, params.metadata),
    next_action: null,
    on_behalf_of: null,
    payment_method: method?.id ?? null,
    payment_method_configuration_details: null,
    payment_method_options: {
      card: { installments: null, mandate_options: null, network: null, request_three_d_secure: "automatic" },
    },
    payment_method_types: ["card"],
    payment_record: null,
    processing: null,
    receipt_email: params.receipt_email || null,
    review: null,
    setup_future_usage: params.setup_future_usage ?? null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: params.statement_descriptor_suffix ?? null,
    status: method ? "requires_confirmation" : "requires_payment_method",
    transfer_data: null,
    transfer_group: params.transfer_group ?? null,
  } satisfies Stripe.PaymentIntent;
};

const updateParams = paramsOf<Stripe.PaymentIntentUpdateParams>()({
  ...shared,
  amount: integer.optional(),
  customer: text.optional(),
  payment_method: text.optional(),
});

const updated = (
  scope: Scope,
  before: Readonly<Stripe.PaymentIntent>,
  params: z.output<typeof updateParams>,
): Stripe.PaymentIntent => {
  const { amount = before.amount, customer, payment_method, setup_future_usage, transfer_group } = params;
  const settled = before.status === "succeeded" || before.status === "canceled";
  const locked = settled || before.status === "requires_capture";
  const moves = { amount: params.amount, customer, payment_method, setup_future_usage, transfer_group };
  for (const [param, value] of Object.entries(moves)) {
    if (value !== undefined && locked) {
      throw unexpectedState(
        before,
        `This PaymentIntent's ${param} could not be updated because it has a status of ${before.status}.`,
      );
    }
  }
  assertChargeable(amount, before.currency);
  if (customer !== undefined) find(scope, "customer", customer, "customer");
  const method = payment_method === undefined ? null : paymentMethodOf(scope, payment_method, "payment_method");
  return {
    ...before,
    amount,
    customer: customer ?? before.customer,
    payment_method: method?.id ?? before.payment_method,
    status: method ? "requires_confirmation" : before.status,
    description: params.description === undefined ? before.description : params.description || null,
    receipt_email: params.receipt_email === undefined ? before.receipt_email : params.receipt_email || null,
    setup_future_usage: setup_future_usage ?? before.setup_future_usage,
    transfer_group: transfer_group ?? before.transfer_group,
    statement_descriptor_suffix: params.statement_descriptor_suffix ?? before.statement_descriptor_suffix,
    metadata: mergeMetadata(before.metadata, params.metadata),
  };
};

const intentOf = (scope: Scope, id: string) => find(scope, "payment_intent", id, "intent");

export const paymentIntentRoutes = [
  route({
    method: "GET",
    path: "/v1/payment_intents",
    params: paramsOf<Stripe.PaymentIntentListParams>()({
      ...page,
      created: created.optional(),
      customer: text.optional(),
    }),
    run: (scope, params) =>
      listPage(
        scope,
        "payment_intent",
        "/v1/payment_intents",
        params,
        (p) => params.customer === undefined || p.customer === params.customer,
      ),
  }),
  route({
    method: "POST",
    path: "/v1/payment_intents",
    params: createParams,
    run: (scope, params) => {
      const intent = newIntent(scope, params);
      scope.save("payment_intent", intent.id, intent);
      scope.emit("payment_intent.created", intent);
      if (params.confirm !== true) return intent;
      return confirmPayment(scope, intent, {
        paymentMethod: undefined,
        offSession: params.off_session ?? false,
        returnUrl: params.return_url,
        errorOnRequiresAction: params.error_on_requires_action ?? false,
      });
    },
  }),
  route({
    method: "GET",
    path: "/v1/payment_intents/:id",
    params: paramsOf<Stripe.PaymentIntentRetrieveParams>()({}),
    run: (scope, _, ids) => intentOf(scope, idOf(ids)),
  }),
  route({
    method: "POST",
    path: "/v1/payment_intents/:id",
    params: updateParams,
    run: (scope, params, ids) => {
      const intent = updated(scope, intentOf(scope, idOf(ids)), params);
      scope.save("payment_intent", intent.id, intent);
      return intent;
    },
  }),
  route({
    method: "POST",
    path: "/v1/payment_intents/:id/confirm",
    params: paramsOf<Stripe.PaymentIntentConfirmParams>()({ ...confirmation, payment_method: text.optional() }),
    run: (scope, params, ids) =>
      confirmPayment(scope, intentOf(scope, idOf(ids)), {
        paymentMethod: params.payment_method,
        offSession: params.off_session ?? false,
        returnUrl: params.return_url,
        errorOnRequiresAction: params.error_on_requires_action ?? false,
      }),
  }),
  route({
    method: "POST",
    path: "/v1/payment_intents/:id/capture",
    params: paramsOf<Stripe.PaymentIntentCaptureParams>()({
      amount_to_capture: integer.optional(),
      final_capture: z.literal("true").optional(),
      metadata: metadata.optional(),
    }),
    run: (scope, params, ids) => {
      const before = intentOf(scope, idOf(ids));
      const intent = { ...before, metadata: mergeMetadata(before.metadata, params.metadata) };
      return capturePayment(scope, intent, params.amount_to_capture);
    },
  }),
  route({
    method: "POST",
    path: "/v1/payment_intents/:id/cancel",
    params: paramsOf<Stripe.PaymentIntentCancelParams>()({
      cancellation_reason: z.enum(["abandoned", "duplicate", "fraudulent", "requested_by_customer"]).optional(),
    }),
    run: (scope, params, ids) => cancelPayment(scope, intentOf(scope, idOf(ids)), params.cancellation_reason ?? null),
  }),
];
