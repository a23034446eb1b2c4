import { refuse, type Refusal } from "../refusal.ts";
import { checkRoute } from "./check-route.ts";
import { describeRoute } from "./describe-route.ts";
import { improveOrder, insertAll } from "./improve-order.ts";
import { routeModel, type RouteModel } from "./route-model.ts";
import type { PlannedRoute, RouteInput, RouteRefusalCode } from "./route-problem.ts";
import { LabelSearch, type SearchResult } from "./label-search.ts";
import { walkOrder } from "./walk.ts";
import { walkOrders } from "./walk-orders.ts";

/** Up to this many deliveries (twice as many stops) a route is always proved optimal. */
export const MAX_EXACT_DELIVERIES = 8;

/** Up to this many the proof is tried, within so many partial routes; beyond, the route is only improved. */
const MAX_PROOF_DELIVERIES = 15;
const MAX_EFFORT = 500_000;
/** Where so many do not settle it, a better route is looked for first, so that there is less to disprove. */
const EASY_EFFORT = 30_000;

/** How many partial routes of each length a first narrow pass keeps: it finds what the full one has to beat. */
const narrowWidth = (count: number): number => Math.ceil(count ** 4 / 400);

/** Up to so many deliveries every order is tried. */
const FEW = 3;

const bestOrder = (m: RouteModel): SearchResult => {
  if (m.count <= FEW) return { order: walkOrders(m), isProven: true };
  if (m.count > MAX_PROOF_DELIVERIES) {
    const order = improveOrder(m);
    return { order: walkOrder(m, order).brokenMs === 0 ? order : null, isProven: false };
  }
  const search = new LabelSearch(m, insertAll(m));
  if (m.count > FEW + 1) search.pass(narrowWidth(m.count), Number.POSITIVE_INFINITY);
  const isSmall = m.count <= MAX_EXACT_DELIVERIES;
  if (search.pass(Number.POSITIVE_INFINITY, isSmall ? Number.POSITIVE_INFINITY : EASY_EFFORT))
    return { order: search.best, isProven: true };
  search.know(improveOrder(m));
  const isProven = search.pass(Number.POSITIVE_INFINITY, MAX_EFFORT);
  return { order: search.best, isProven };
};

/**
 * The best order of stops for one vehicle, each pickup before its drop-off: least lateness cost first, then the earliest
 * end (a minute of a recipient's lateness is priced by the policy; a driver's minute only breaks ties, as it is paid in
 * the ask). Proved optimal up to eight deliveries and mostly up to fifteen (`isProven`), a good route beyond, up to forty.
 * What is on board is only dropped. Pickups (or drop-offs) at one point in a row are one visit with one service time.
 * Refuses with a code: `infeasible` where no order keeps the hard limits, `no_route_found` where that is not proved.
 */
export const planRoute = (input: RouteInput): ({ readonly ok: true } & PlannedRoute) | Refusal<RouteRefusalCode> => {
  const bad = checkRoute(input);
  if (bad) return bad;
  const model = routeModel(input);
  const { order, isProven } = bestOrder(model);
  if (!order) return refuse(isProven ? "infeasible" : "no_route_found", "deliveries");
  return { ok: true, ...describeRoute(input, model, order), isProven };
};
