import type Stripe from "stripe";
import { find } from "../core/scope.ts";
import { listPage } from "../http/list-page.ts";
import { clearable, created, mergeMetadata, metadata, page, paramsOf, text } from "../http/params.ts";
import { idOf, route } from "../http/route.ts";
import { attach, paymentMethodOf } from "./payment-methods.ts";
import { z } from "zod";

const profile = {
  description: clearable.optional(),
  email: clearable.optional(),
  name: clearable.optional(),
  phone: clearable.optional(),
  metadata: metadata.optional(),
  invoice_settings: z.strictObject({ default_payment_method: text.optional() }).optional(),
};

const orNull = (value: string | undefined, before: string | null | undefined): string | null =>
  value === undefined ? (before ?? null) : value === "" ? null : value;

export const customerRoutes = [
  route({
    method: "GET",
    path: "/v1/customers",
    params: paramsOf<Stripe.CustomerListParams>()({ ...page, created: created.optional(), email: text.optional() }),
    run: (scope, params) =>
      listPage(
        scope,
        "customer",
        "/v1/customers",
        params,
        (c) => params.email === undefined || c.email === params.email,
      ),
  }),
  route({
    method: "POST",
    path: "/v1/customers",
    params: paramsOf<Stripe.CustomerCreateParams>()({ ...profile, payment_method: text.optional() }),
    run: (scope, params) => {
      const id = scope.mint("cus", 14);
      const customer = {
        id,
        object: "customer",
        address: null,
        balance: 0,
        created: scope.now,
        currency: null,
        customer_account: null,
        default_source: null,
        delinquent: false,
        description: orNull(params.description, null),
        discount: null,
        email: orNull(params.email, null),
        invoice_prefix: id.slice(-8).toUpperCase(),
        invoice_settings: { custom_fields: null, default_payment_method: null, footer: null, rendering_options: null },
        livemode: false,
        metadata: mergeMetadata({}, params.metadata),
        name: orNull(params.name, null),
        next_invoice_sequence: 1,
        phone: orNull(params.phone, null),
        preferred_locales: [],
        shipping: null,
        tax_exempt: "none",
        test_clock: null,
      } satisfies Stripe.Customer;
      scope.save("customer", id, customer);
      if (params.payment_method !== undefined) {
        attach(scope, paymentMethodOf(scope, params.payment_method, "payment_method"), id);
      }
      scope.emit("customer.created", customer);
      return customer;
    },
  }),
  route({
    method: "GET",
    path: "/v1/customers/:id",
    params: paramsOf<Stripe.CustomerRetrieveParams>()({}),
    run: (scope, _, ids) => find(scope, "customer", idOf(ids)),
  }),
  route({
    method: "POST",
    path: "/v1/customers/:id",
    params: paramsOf<Stripe.CustomerUpdateParams>()(profile),
    run: (scope, params, ids) => {
      const before = find(scope, "customer", idOf(ids));
      const method = params.invoice_settings?.default_payment_method;
      if (method !== undefined) find(scope, "payment_method", method, "invoice_settings[default_payment_method]");
      const customer: Stripe.Customer = {
        ...before,
        description: orNull(params.description, before.description),
        email: orNull(params.email, before.email),
        name: orNull(params.name, before.name),
        phone: orNull(params.phone, before.phone),
        metadata: mergeMetadata(before.metadata, params.metadata),
        invoice_settings: {
          ...before.invoice_settings,
          default_payment_method: method ?? before.invoice_settings.default_payment_method,
        },
      };
      scope.save("customer", customer.id, customer);
      scope.emit("customer.updated", customer);
      return customer;
    },
  }),
];
