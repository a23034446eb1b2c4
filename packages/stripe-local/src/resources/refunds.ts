import type Stripe from "stripe";
import { z } from "zod";
import { invalidRequest } from "../core/refusal.ts";
import { find, type Scope } from "../core/scope.ts";
import { listPage } from "../http/list-page.ts";
import { created, integer, mergeMetadata, metadata, page, paramsOf, text } from "../http/params.ts";
import { idOf, route } from "../http/route.ts";
import { book } from "../money/book.ts";
import { newRefund } from "./new-refund.ts";

const createParams = paramsOf<Stripe.RefundCreateParams>()({
  amount: integer.optional(),
  charge: text.optional(),
  payment_intent: text.optional(),
  reason: z.enum(["duplicate", "fraudulent", "requested_by_customer"]).optional(),
  metadata: metadata.optional(),
});
type CreateParams = z.output<typeof createParams>;

const chargeToRefund = (scope: Scope, params: CreateParams): Readonly<Stripe.Charge> => {
  if (params.charge !== undefined) return find(scope, "charge", params.charge, "charge");
  if (params.payment_intent === undefined) {
    throw invalidRequest("One of the following params should be provided for this request: payment_intent or charge.", {
      code: "parameter_missing",
    });
  }
  const intent = find(scope, "payment_intent", params.payment_intent, "payment_intent");
  if (intent.status !== "succeeded" || typeof intent.latest_charge !== "string") {
    throw invalidRequest(`This PaymentIntent (${intent.id}) does not have a successful charge to refund.`, {
      param: "payment_intent",
    });
  }
  return find(scope, "charge", intent.latest_charge, "charge");
};

/**
 * Gives captured money back, in whole or in part (minor units). The processing fee is not given back, as at Stripe.
 * Throws 400 where nothing was captured or less is left.
 */
const createRefund = (scope: Scope, params: CreateParams): Stripe.Refund => {
  const charge = chargeToRefund(scope, params);
  if (!charge.captured)
    throw invalidRequest(`Charge ${charge.id} has not been captured; cancel its PaymentIntent instead.`, {
      param: "charge",
      code: "charge_not_refundable",
    });
  // What was released at a partial capture already counts as refunded, so this is captured less refunds.
  const left = charge.amount - charge.amount_refunded;
  if (left === 0)
    throw invalidRequest(`Charge ${charge.id} has already been refunded.`, { code: "charge_already_refunded" });
  const amount = params.amount ?? left;
  if (amount < 1)
    throw invalidRequest("Invalid positive integer", { param: "amount", code: "parameter_invalid_integer" });
  if (amount > left) {
    throw invalidRequest(`Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`, {
      param: "amount",
    });
  }
  const id = scope.mint("re");
  const { id: balanceTransaction } = book(scope, {
    type: "refund",
    amount: -amount,
    currency: charge.currency,
    source: id,
  });
  return newRefund(scope, id, {
    charge,
    amount,
    reason: params.reason ?? null,
    metadata: mergeMetadata({}, params.metadata),
    balanceTransaction,
  });
};

export const refundRoutes = [
  route({
    method: "GET",
    path: "/v1/refunds",
    params: paramsOf<Stripe.RefundListParams>()({
      ...page,
      charge: text.optional(),
      created: created.optional(),
      payment_intent: text.optional(),
    }),
    run: (scope, params) =>
      listPage(
        scope,
        "refund",
        "/v1/refunds",
        params,
        (r) =>
          (params.charge === undefined || r.charge === params.charge) &&
          (params.payment_intent === undefined || r.payment_intent === params.payment_intent),
      ),
  }),
  route({ method: "POST", path: "/v1/refunds", params: createParams, run: createRefund }),
  route({
    method: "GET",
    path: "/v1/refunds/:id",
    params: paramsOf<Stripe.RefundRetrieveParams>()({}),
    run: (scope, _, ids) => find(scope, "refund", idOf(ids)),
  }),
];
