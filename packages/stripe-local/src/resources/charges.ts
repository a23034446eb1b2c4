import type Stripe from "stripe";
import { find } from "../core/scope.ts";
import { listPage } from "../http/list-page.ts";
import { created, page, paramsOf, text } from "../http/params.ts";
import { idOf, route } from "../http/route.ts";

export const chargeRoutes = [
  route({
    method: "GET",
    path: "/v1/charges",
    params: paramsOf<Stripe.ChargeListParams>()({
      ...page,
      created: created.optional(),
      customer: text.optional(),
      payment_intent: text.optional(),
      transfer_group: text.optional(),
    }),
    run: (scope, params) =>
      listPage(
        scope,
        "charge",
        "/v1/charges",
        params,
        (c) =>
          (params.customer === undefined || c.customer === params.customer) &&
          (params.payment_intent === undefined || c.payment_intent === params.payment_intent) &&
          (params.transfer_group === undefined || c.transfer_group === params.transfer_group),
      ),
  }),
  route({
    method: "GET",
    path: "/v1/charges/:id",
    params: paramsOf<Stripe.ChargeRetrieveParams>()({}),
    run: (scope, _, ids) => find(scope, "charge", idOf(ids)),
  }),
];
