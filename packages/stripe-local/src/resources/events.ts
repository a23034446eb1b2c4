import type Stripe from "stripe";
import { invalidRequest } from "../core/refusal.ts";
import { find } from "../core/scope.ts";
import { listPage } from "../http/list-page.ts";
import { created, flag, list, page, paramsOf, text } from "../http/params.ts";
import { idOf, route } from "../http/route.ts";

export const eventRoutes = [
  route({
    method: "GET",
    path: "/v1/events",
    params: paramsOf<Stripe.EventListParams>()({
      ...page,
      created: created.optional(),
      delivery_success: flag.optional(),
      type: text.optional(),
      types: list(text).optional(),
    }),
    run: (scope, params) => {
      const { type, types, delivery_success: delivered } = params;
      if (type !== undefined && types !== undefined) {
        throw invalidRequest("You may only specify one of these parameters: type, types.");
      }
      const wanted = types ?? (type === undefined ? null : [type]);
      const owed = new Set([...scope.tx.rows("delivery")].map(({ value }) => value.eventId));
      return listPage(
        scope,
        "event",
        "/v1/events",
        params,
        (e) =>
          (wanted === null ||
            wanted.some((w) => w === e.type || (w.endsWith("*") && e.type.startsWith(w.slice(0, -1))))) &&
          (delivered === undefined || delivered !== owed.has(e.id)),
      );
    },
  }),
  route({
    method: "GET",
    path: "/v1/events/:id",
    params: paramsOf<Stripe.EventRetrieveParams>()({}),
    run: (scope, _, ids) => find(scope, "event", idOf(ids)),
  }),
];
