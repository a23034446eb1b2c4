import type Stripe from "stripe";
import type { z } from "zod";
import { find, type Scope } from "../core/scope.ts";
import { mergeMetadata, type metadata } from "../http/params.ts";
import { assertUsableBy, paymentMethodOf } from "./payment-methods.ts";

interface SetupParams {
  readonly automatic_payment_methods?:
    | { readonly enabled: boolean; readonly allow_redirects?: "always" | "never" | undefined }
    | undefined;
  readonly customer?: string | undefined;
  readonly description?: string | undefined;
  readonly metadata?: z.output<typeof metadata> | undefined;
  readonly payment_method?: string | undefined;
  readonly usage?: "off_session" | "on_session" | undefined;
}

/** Opens a set-up of a card. Throws 404 for an unknown customer or method, 400 where the method is another customer's. */
export const newSetup = (scope: Scope, params: SetupParams): Stripe.SetupIntent => {
  if (params.customer !== undefined) find(scope, "customer", params.customer, "customer");
  const method =
    params.payment_method === undefined ? null : paymentMethodOf(scope, params.payment_method, "payment_method");
  if (method) assertUsableBy(method, params.customer ?? null);
  const id = scope.mint("seti");
  const methods = params.automatic_payment_methods;
  const setup: Stripe.SetupIntent = {
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
  };
  scope.save("setup_intent", id, setup);
  scope.emit("setup_intent.created", setup);
  return setup;
};
