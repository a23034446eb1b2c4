import { refuse, type Refusal } from "../refusal.ts";
import { describeRoute } from "./describe-route.ts";
import type { PlannedRoute, RouteInput, RouteRefusalCode } from "./route-problem.ts";
import { routeModel } from "./route-model.ts";
import { searchRoute } from "./search-route.ts";

/** Up to this many deliveries (twice as many stops) a route is proved optimal. */
export const MAX_EXACT_DELIVERIES = 8;

const check = (input: RouteInput): Refusal<RouteRefusalCode> | null => {
  const { deliveries, travel, capacity, startIndex } = input;
  if (deliveries.length === 0) return refuse("no_deliveries", "deliveries");
  if (deliveries.length > MAX_EXACT_DELIVERIES) return refuse("too_many_deliveries", "deliveries");
  if (travel.durationsMs.length !== travel.n ** 2 || travel.distancesMeters.length !== travel.n ** 2)
    return refuse("bad_travel_table", "travel");
  const isPoint = (index: number): boolean => Number.isInteger(index) && index >= 0 && index < travel.n;
  if (startIndex !== null && !isPoint(startIndex)) return refuse("unknown_point", "startIndex");
  for (const [i, d] of deliveries.entries()) {
    if (!isPoint(d.pickupIndex)) return refuse("unknown_point", `deliveries[${i}].pickupIndex`);
    if (!isPoint(d.dropoffIndex)) return refuse("unknown_point", `deliveries[${i}].dropoffIndex`);
    if (d.units > capacity.units || d.weightGrams > capacity.weightGrams)
      return refuse("over_capacity", `deliveries[${i}]`);
  }
  return null;
};

/**
 * The best order of stops for one vehicle, each pickup before its drop-off: least lateness cost first, then the earliest
 * end (a minute of a recipient's lateness is priced by the policy; a driver's minute only breaks ties, as it is paid in
 * the ask). Proved optimal up to eight deliveries; pickups (or drop-offs) at one point in a row are one visit with one
 * service time. Refuses with a code: `infeasible` where no order keeps the hard limits.
 */
export const planRoute = (input: RouteInput): ({ readonly ok: true } & PlannedRoute) | Refusal<RouteRefusalCode> => {
  const bad = check(input);
  if (bad) return bad;
  const model = routeModel(input);
  const order = searchRoute(model);
  return order ? { ok: true, ...describeRoute(input, model, order) } : refuse("infeasible", "deliveries");
};
