import type { z } from "zod";
import { cancelDelivery } from "../../features/delivery/cancel.ts";
import { decideUndeliverable } from "../../features/delivery/decide-undeliverable.ts";
import { getDelivery } from "../../features/delivery/get.ts";
import { listDeliveries } from "../../features/delivery/list.ts";
import { postDelivery } from "../../features/delivery/post.ts";
import { listProofs } from "../../features/delivery/proofs.ts";
import { getReceipt } from "../../features/delivery/receipt.ts";
import { createQuote } from "../../features/quote/create.ts";
import { addLocation } from "../../features/store/add-location.ts";
import { listLocations } from "../../features/store/list-locations.ts";
import type { AnyVerb } from "../../platform/verb.ts";

/** One route of `/v1`: a verb, and how its input comes together. */
export interface RestRoute {
  readonly method: "get" | "post";
  /** `{id}` is the delivery's id. */
  readonly path: string;
  readonly verb: AnyVerb;
  readonly status: 200 | 201;
  readonly summary: string;
  /** Parts of the input that the route itself says; callers cannot name them. */
  readonly fixed?: Readonly<Record<string, string>>;
  /** The name a list is wrapped in, where the verb answers a bare one. */
  readonly wrap?: string;
}

const route = <I extends z.ZodType, O extends z.ZodType>(
  verb: AnyVerb & { readonly input: I; readonly output: O },
  rest: Omit<RestRoute, "verb">,
): RestRoute => ({ ...rest, verb });

export const REST_ROUTES: readonly RestRoute[] = [
  route(listLocations, {
    method: "get",
    path: "/v1/locations",
    status: 200,
    wrap: "locations",
    summary: "The places where your store hands parcels out.",
  }),
  route(addLocation, {
    method: "post",
    path: "/v1/locations",
    status: 201,
    summary: "Adds a place where your store hands parcels out.",
  }),
  route(createQuote, {
    method: "post",
    path: "/v1/quotes",
    status: 201,
    summary: "Prices a job and holds the price until the quote expires.",
  }),
  route(postDelivery, {
    method: "post",
    path: "/v1/deliveries",
    status: 201,
    summary: "Posts a delivery, at a quote's price or at the price of now, and holds it on your card.",
  }),
  route(listDeliveries, {
    method: "get",
    path: "/v1/deliveries",
    status: 200,
    summary: "Your deliveries, newest first, a page at a time.",
  }),
  route(getDelivery, {
    method: "get",
    path: "/v1/deliveries/{id}",
    status: 200,
    summary: "One delivery as it stands now.",
  }),
  route(cancelDelivery, {
    method: "post",
    path: "/v1/deliveries/{id}/cancel",
    status: 200,
    summary: "Ends a delivery before its pickup; free until a driver is bound.",
  }),
  route(decideUndeliverable, {
    method: "post",
    path: "/v1/deliveries/{id}/redelivery",
    status: 200,
    fixed: { decision: "reattempt" },
    summary: "After a failed drop-off: the driver tries the door once more.",
  }),
  route(decideUndeliverable, {
    method: "post",
    path: "/v1/deliveries/{id}/return",
    status: 200,
    fixed: { decision: "return" },
    summary: "After a failed drop-off: the driver brings the parcel back.",
  }),
  route(listProofs, {
    method: "get",
    path: "/v1/deliveries/{id}/proof",
    status: 200,
    wrap: "proofs",
    summary: "What was shown at pickup and drop-off, with links that work for a quarter of an hour.",
  }),
  route(getReceipt, {
    method: "get",
    path: "/v1/deliveries/{id}/receipt",
    status: 200,
    summary: "What the delivery costs, line by line.",
  }),
];
