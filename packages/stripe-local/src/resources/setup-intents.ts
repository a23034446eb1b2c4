import type Stripe from "stripe";
import { z } from "zod";
import { find, type Scope } from "../core/scope.ts";
import { listPage } from "../http/list-page.ts";
import { clearable, created, flag, metadata, page, paramsOf, text } from "../http/params.ts";
import { idOf, route } from "../http/route.ts";
import { confirmSetup } from "./confirm-setup.ts";
import { newSetup } from "./new-setup.ts";
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
