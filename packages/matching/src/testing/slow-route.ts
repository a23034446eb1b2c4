import type { OnBoardDelivery, RouteDelivery, RouteInput } from "../route/route-problem.ts";

interface Stand {
  readonly point: number | null;
  readonly isPickup: boolean | null;
  /** When service began at the last visit, and its length: a joined parcel restarts the visit. */
  readonly beganMs: number;
  readonly leaveMs: number;
}

export interface SlowRoute {
  readonly latenessCents: number;
  readonly endMs: number;
}

/**
 * The best of all orders of stops, walked one after another by the words of `planRoute`'s promise: least lateness cost,
 * then earliest end. Shares no line with the search it checks; null where no order keeps the limits.
 */
export const slowBestRoute = (input: RouteInput): SlowRoute | null => {
  const { deliveries, travel, policy } = input;
  let best: SlowRoute | null = null;
  const lateCents = (deadlineMs: number | null, atMs: number): number => {
    if (deadlineMs === null) return 0;
    const lateMs = Math.max(0, atMs - deadlineMs - policy.lateness.graceMs);
    return Math.min(policy.lateness.capCents, Math.floor((policy.lateness.perMinuteCents * lateMs) / 60_000));
  };
  const visit = (
    at: Stand,
    waiting: readonly RouteDelivery[],
    aboard: readonly { readonly delivery: RouteDelivery | OnBoardDelivery; readonly leftMs: number }[],
    cents: number,
  ): void => {
    if (at.leaveMs > (input.latestEndMs ?? at.leaveMs)) return;
    if (waiting.length === 0 && aboard.length === 0) {
      const route = { latenessCents: cents, endMs: at.leaveMs };
      if (!best || cents < best.latenessCents || (cents === best.latenessCents && route.endMs < best.endMs))
        best = route;
      return;
    }
    const go = (point: number, isPickup: boolean, readyMs: number | null): (Stand & { arrivalMs: number }) | null => {
      const serviceMs = isPickup ? policy.service.pickupMs : policy.service.dropoffMs;
      if (at.isPickup === isPickup && at.point === point) {
        const beganMs = Math.max(at.beganMs, readyMs ?? 0);
        return { point, isPickup, beganMs, leaveMs: beganMs + serviceMs, arrivalMs: at.beganMs };
      }
      const legMs =
        at.point === null || at.point === point ? 0 : (travel.durationsMs[at.point * travel.n + point] ?? -1);
      if (legMs < 0) return null;
      const arrivalMs = at.leaveMs + legMs;
      const beganMs = Math.max(arrivalMs, readyMs ?? 0);
      return { point, isPickup, beganMs, leaveMs: beganMs + serviceMs, arrivalMs };
    };
    for (const d of waiting) {
      const load = [d, ...aboard.map((a) => a.delivery)];
      if (load.reduce((sum, x) => sum + x.units, 0) > input.capacity.units) continue;
      if (load.reduce((sum, x) => sum + x.weightGrams, 0) > input.capacity.weightGrams) continue;
      const next = go(d.pickupIndex, true, d.pickupReadyAtMs);
      if (!next) continue;
      visit(
        next,
        waiting.filter((x) => x !== d),
        [...aboard, { delivery: d, leftMs: next.leaveMs }],
        cents + lateCents(d.pickupDeadlineAtMs, next.beganMs),
      );
    }
    for (const a of aboard) {
      const d = a.delivery;
      const next = go(d.dropoffIndex, false, d.dropoffReadyAtMs);
      if (!next) continue;
      if (d.dropoffLatestAtMs !== null && next.beganMs > d.dropoffLatestAtMs) continue;
      if (d.maxRideMs !== null && next.arrivalMs - a.leftMs > d.maxRideMs) continue;
      visit(
        next,
        waiting,
        aboard.filter((x) => x !== a),
        cents + lateCents(d.dropoffDeadlineAtMs, next.beganMs),
      );
    }
  };
  const carried = (input.onBoard ?? []).map((delivery) => ({ delivery, leftMs: delivery.leftPickupAtMs }));
  visit(
    { point: input.startIndex, isPickup: null, beganMs: input.startMs, leaveMs: input.startMs },
    deliveries,
    carried,
    0,
  );
  return best;
};
