import { refuse, type Refusal } from "../refusal.ts";
import type { OnBoardDelivery, RouteDelivery, RouteInput, RouteRefusalCode } from "./route-problem.ts";

/** More than this many deliveries are a day's work, not a batch. */
export const MAX_ROUTE_DELIVERIES = 40;

type Check = Refusal<RouteRefusalCode> | null;

const checkNumber = (value: number, least: number, path: string): Check => {
  if (!Number.isSafeInteger(value)) return refuse("not_a_whole_number", path);
  return value < least ? refuse("negative", path) : null;
};

/** What pickups and what is on board have in common. */
const checkLoad = (d: RouteDelivery | OnBoardDelivery, path: string): Check => {
  const fields = [d.units, d.weightGrams, d.dropoffReadyAtMs ?? 0, d.dropoffDeadlineAtMs ?? 0, d.maxRideMs ?? 0];
  const names = ["units", "weightGrams", "dropoffReadyAtMs", "dropoffDeadlineAtMs", "maxRideMs"];
  for (const [k, value] of fields.entries()) {
    const bad = checkNumber(value, 0, `${path}.${names[k]}`);
    if (bad) return bad;
  }
  if (d.dropoffLatestAtMs === null) return null;
  if (!Number.isSafeInteger(d.dropoffLatestAtMs)) return refuse("not_a_whole_number", `${path}.dropoffLatestAtMs`);
  return (d.dropoffReadyAtMs ?? 0) > d.dropoffLatestAtMs
    ? refuse("impossible_window", `${path}.dropoffLatestAtMs`)
    : null;
};

const checkDelivery = (d: RouteDelivery, input: RouteInput, path: string): Check => {
  const { capacity } = input;
  for (const field of ["pickupReadyAtMs", "pickupDeadlineAtMs"] as const) {
    const bad = checkNumber(d[field] ?? 0, 0, `${path}.${field}`);
    if (bad) return bad;
  }
  const bad = checkLoad(d, path);
  if (bad) return bad;
  if (d.pickupReadyAtMs !== null && d.dropoffLatestAtMs !== null && d.pickupReadyAtMs > d.dropoffLatestAtMs)
    return refuse("impossible_window", `${path}.dropoffLatestAtMs`);
  if (d.units > capacity.units || d.weightGrams > capacity.weightGrams) return refuse("over_capacity", path);
  return null;
};

/**
 * Checks a route problem before anything is worked out: sizes, whole numbers, ids once, points of the table, windows that
 * open before they close, parcels that fit one by one. The refusal names the row and field.
 */
export const checkRoute = (input: RouteInput): Check => {
  const { deliveries, travel, startIndex } = input;
  const onBoard = input.onBoard ?? [];
  const count = deliveries.length + onBoard.length;
  if (count === 0) return refuse("no_deliveries", "deliveries");
  if (count > MAX_ROUTE_DELIVERIES) return refuse("too_many_deliveries", "deliveries");
  if (travel.durationsMs.length !== travel.n ** 2 || travel.distancesMeters.length !== travel.n ** 2)
    return refuse("bad_travel_table", "travel");
  const isPoint = (index: number): boolean => Number.isInteger(index) && index >= 0 && index < travel.n;
  if (startIndex === null ? onBoard.length > 0 : !isPoint(startIndex)) return refuse("unknown_point", "startIndex");
  const start = checkNumber(input.startMs, 0, "startMs");
  if (start) return start;
  const seen = new Set<string>();
  for (const [i, d] of onBoard.entries()) {
    const path = `onBoard[${i}]`;
    if (seen.has(d.deliveryId)) return refuse("duplicate", `${path}.deliveryId`);
    seen.add(d.deliveryId);
    if (!isPoint(d.dropoffIndex)) return refuse("unknown_point", `${path}.dropoffIndex`);
    const bad = checkNumber(d.leftPickupAtMs, 0, `${path}.leftPickupAtMs`) ?? checkLoad(d, path);
    if (bad) return bad;
  }
  for (const [i, d] of deliveries.entries()) {
    const path = `deliveries[${i}]`;
    if (seen.has(d.deliveryId)) return refuse("duplicate", `${path}.deliveryId`);
    seen.add(d.deliveryId);
    if (!isPoint(d.pickupIndex)) return refuse("unknown_point", `${path}.pickupIndex`);
    if (!isPoint(d.dropoffIndex)) return refuse("unknown_point", `${path}.dropoffIndex`);
    const bad = checkDelivery(d, input, path);
    if (bad) return bad;
  }
  return null;
};
