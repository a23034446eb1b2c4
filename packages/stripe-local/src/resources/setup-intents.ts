import type Stripe from "stripe";
import { z } from "zod";
import { find, type Scope } from "../core/scope.ts";
import { listPage } from "../http/list-page.ts";
import { clearable, created, flag, mergeMetadata, metadata, page, paramsOf, text } from "../http/params.ts";
import { idOf, route } from "../http/route.ts";
import { confirmSetup } from "./confirm-setup.ts";
import { assertUsableBy, paymentMethodOf } from "./payment-methods.ts";
import { unexpectedState } from "./unexpected-state.ts";

const createParams = paramsOf<Stripe.SetupIntentCreateParams>()({
  automatic_payment_methods: z
    .strictObject({ enabled: flag, allow_redirects: z.enum(["always", "never"]).optional() })
    .optional(),
  confirm: flag.optional(),
  customer: text.optional(),
  description: clearable.optional(),
  metadata: metadata.optional(),
  payment_method: text.optional(),
  return_url: z.url().optional(),
  usage: z.enum(["off_session", "on_session"]).optional(),
});

const newSetup = (scope: Scope, params: z.output<typeof createParams>): Stripe.SetupIntent => {
  if (params.customer !== undefined) find(scope, "customer", params.customer, "customer");
  const method =
    params.payment_method === undefined ? null : paymentMethodOf(scope, params.payment_method, "payment_method");
  if (method) assertUsableBy(method, params.customer ?? null);
  const id = scope.mint("seti");
  const methods = params.automatic_payment_methods;
  return {
    id,
    object: "setup_intent",
    allowed_payment_method_types: null,
    application: null,
    automatic_payment_methods: {
      enabled: methods?.enabled ?? true,
      allow_redirects: methods?.allow_redirects ?? "always",
    },
    cancellation_reason: null,
    client_secret: scope.mint(`${id}_secret`),
    created: scope.now,
    customer: params.customer ?? null,
    customer_account: null,
    description: params.description || null,
    excluded_payment_method_types: null,
    flow_directions: null,
    last_setup_error: null,
    latest_attempt: null,
    livemode: false,
    managed_payments: null,
    mandate: null,
    metadata: mergeMetadata({}, params.metadata),
    next_action: null,
    on_behalf_of: null,
    payment_method: method?.id ?? null,
    payment_method_configuration_details: null,
    payment_method_options: { card: { mandate_options: null, network: null, request_three_d_secure: "automatic" } },
    payment_method_types: ["card"],
    single_use_mandate: null,
    status: method ? "requires_confirmation" : "requires_payment_method",
    usage: params.usage ?? "off_session",
  } satisfies Stripe.SetupIntent;
};

const setupOf = (scope: Scope, id: string) => find(scope, "setup_intent", id, "intent");

export const setupIntentRoutes = [
  route({
    method: "GET",
    path: "/v1/setup_intents",
    params: paramsOf<Stripe.SetupIntentListParams>()({
      ...page,
      created: created.optional(),
      customer: text.optional(),
    }),
    run: (scope, params) =>
      listPage(
        scope,
        "setup_intent",
        "/v1/setup_intents",
        params,
        (s) => params.customer === undefined || s.customer === params.customer,
      ),
  }),
  route({
    method: "POST",
    path: "/v1/setup_intents",
    params: createParams,
    run: (scope, params) => {
      const setup = newSetup(scope, params);
      scope.save("setup_intent", setup.id, setup);
      scope.emit("setup_intent.created", setup);
      return params.confirm === true ? confirmSetup(scope, setup, undefined, params.return_url) : setup;
    },
  }),
  route({
    method: "GET",
    path: "/v1/setup_intents/:id",
    params: paramsOf<Stripe.SetupIntentRetrieveParams>()({}),
    run: (scope, _, ids) => setupOf(scope, idOf(ids)),
  }),
  route({
    method: "POST",
    path: "/v1/setup_intents/:id/confirm",
    params: paramsOf<Stripe.SetupIntentConfirmParams>()({
      payment_method: text.optional(),
      return_url: z.url().optional(),
    }),
    run: (scope, params, ids) =>
      confirmSetup(scope, setupOf(scope, idOf(ids)), params.payment_method, params.return_url),
  }),
  route({
    method: "POST",
    path: "/v1/setup_intents/:id/cancel",
    params: paramsOf<Stripe.SetupIntentCancelParams>()({
      cancellation_reason: z.enum(["abandoned", "duplicate", "requested_by_customer"]).optional(),
    }),
    run: (scope, params, ids) => {
      const before = setupOf(scope, idOf(ids));
      if (before.status === "succeeded" || before.status === "canceled") {
        throw unexpectedState(
          before,
          `You cannot cancel this SetupIntent because it has a status of ${before.status}.`,
        );
      }
      const canceled: Stripe.SetupIntent = {
        ...before,
        status: "canceled",
        cancellation_reason: params.cancellation_reason ?? null,
        next_action: null,
      };
      scope.save("setup_intent", canceled.id, canceled);
      scope.emit("setup_intent.canceled", canceled);
      return canceled;
    },
  }),
];
