import { arriveMs, beginMs, lateCents, type RouteModel } from "./route-model.ts";

/** A partial route: what is picked up and dropped (bit sets), where and when it stands, and what lateness it has cost. */
export interface RouteLabel {
  /** The last stop; -1 at the start. */
  readonly node: number;
  readonly before: RouteLabel | null;
  readonly picked: number;
  readonly dropped: number;
  readonly leaveMs: number;
  readonly latenessCents: number;
  /** When each pickup was left; kept only where rides are limited, read only for what is on board. */
  readonly pickupLeftAtMs: readonly number[];
}

export const startLabel = (m: RouteModel): RouteLabel => ({
  node: -1,
  before: null,
  picked: 0,
  dropped: 0,
  leaveMs: m.startMs,
  latenessCents: 0,
  pickupLeftAtMs: m.hasRideLimits ? m.maxRideMs.map(() => 0) : [],
});

const hasRoom = (m: RouteModel, onBoard: number): boolean => {
  let units = 0;
  let weightGrams = 0;
  for (let i = 0; i < m.count; i += 1) {
    if ((onBoard >> i) % 2 === 0) continue;
    units += m.units[i] as number;
    weightGrams += m.weightGrams[i] as number;
  }
  return units <= m.capacity.units && weightGrams <= m.capacity.weightGrams;
};

/** The route with one stop more, or null where order, room, road or a hard limit forbids it. */
export const extendLabel = (m: RouteModel, from: RouteLabel, node: number): RouteLabel | null => {
  const isPickup = node < m.count;
  const delivery = isPickup ? node : node - m.count;
  const bit = 1 << delivery;
  const mayServe = isPickup ? (from.picked & bit) === 0 : (from.picked & ~from.dropped & bit) !== 0;
  if (!mayServe || (isPickup && !hasRoom(m, (from.picked & ~from.dropped) | bit))) return null;
  const arrivalMs = arriveMs(m, from.node, from.leaveMs, node);
  const beganMs = beginMs(m, node, arrivalMs);
  if (beganMs === Number.POSITIVE_INFINITY || beganMs > (m.latestAtMs[node] as number)) return null;
  const isRideOver =
    !isPickup &&
    m.hasRideLimits &&
    arrivalMs - (from.pickupLeftAtMs[delivery] ?? 0) > (m.maxRideMs[delivery] as number);
  if (isRideOver) return null;
  const leaveMs = beganMs + (m.serviceMs[node] as number);
  if (leaveMs > m.latestEndMs) return null;
  return {
    node,
    before: from,
    picked: isPickup ? from.picked | bit : from.picked,
    dropped: isPickup ? from.dropped : from.dropped | bit,
    leaveMs,
    latenessCents: from.latenessCents + lateCents(m, node, beganMs),
    pickupLeftAtMs: isPickup && m.hasRideLimits ? from.pickupLeftAtMs.with(delivery, leaveMs) : from.pickupLeftAtMs,
  };
};

/** No worse in time, cost and every limited ride on board: whatever follows b can follow a. Of one state (served, last stop). */
export const dominates = (m: RouteModel, a: RouteLabel, b: RouteLabel): boolean => {
  if (a.leaveMs > b.leaveMs || a.latenessCents > b.latenessCents) return false;
  if (!m.hasRideLimits) return true;
  const onBoard = a.picked & ~a.dropped;
  return m.maxRideMs.every(
    (limit, i) =>
      limit === Number.POSITIVE_INFINITY ||
      (onBoard >> i) % 2 === 0 ||
      (a.pickupLeftAtMs[i] ?? 0) >= (b.pickupLeftAtMs[i] ?? 0),
  );
};

/** Positive where a complete route a is worse than b: lateness first, then the end. */
export const compareLabels = (a: RouteLabel, b: RouteLabel): number =>
  a.latenessCents - b.latenessCents || a.leaveMs - b.leaveMs;
