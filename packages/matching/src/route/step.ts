import { latenessCents } from "../price/lateness-cents.ts";
import type { RouteDelivery, RouteInput } from "./route-problem.ts";

/** A stop as a number: delivery `i` is picked up at node `i` and dropped at node `i + count`. */
export const nodeDelivery = (input: RouteInput, node: number): RouteDelivery | undefined =>
  input.deliveries[node % input.deliveries.length];

export const isPickup = (input: RouteInput, node: number): boolean => node < input.deliveries.length;

export const nodePoint = (input: RouteInput, node: number): number => {
  const d = nodeDelivery(input, node);
  return (isPickup(input, node) ? d?.pickupIndex : d?.dropoffIndex) ?? -1;
};

/** Whether two stops in a row are one visit: the same point, the same thing done there. */
export const isSameVisit = (input: RouteInput, from: number, to: number): boolean =>
  isPickup(input, from) === isPickup(input, to) && nodePoint(input, from) === nodePoint(input, to);

export interface Step {
  readonly arrivalMs: number;
  readonly serviceStartMs: number;
  readonly leaveMs: number;
  readonly latenessCents: number;
  readonly latenessMs: number;
}

/**
 * Serving `node` after `from` was left at `leaveMs` (`from` null: after the start). A second parcel of one visit costs
 * no travel and no service of its own, but the visit lasts until it too is ready. Null where no way leads there or a
 * hard limit of time is broken. Lateness is counted at the moment service begins.
 */
export const step = (
  input: RouteInput,
  from: number | null,
  leaveMs: number,
  node: number,
  pickupLeftAtMs: number,
): Step | null => {
  const { travel, policy } = input;
  const d = nodeDelivery(input, node);
  if (!d) return null;
  const pickup = isPickup(input, node);
  const serviceMs = pickup ? policy.service.pickupMs : policy.service.dropoffMs;
  const readyAtMs = pickup ? d.pickupReadyAtMs : d.dropoffReadyAtMs;
  const joins = from !== null && isSameVisit(input, from, node);
  const at = from === null ? input.startIndex : nodePoint(input, from);
  const point = nodePoint(input, node);
  const travelMs = joins || at === null || at === point ? 0 : (travel.durationsMs[at * travel.n + point] ?? -1);
  if (travelMs < 0) return null;
  const arrivalMs = joins ? leaveMs - serviceMs : leaveMs + travelMs;
  const serviceStartMs = Math.max(arrivalMs, readyAtMs ?? arrivalMs);
  if (!pickup && d.dropoffLatestAtMs !== null && serviceStartMs > d.dropoffLatestAtMs) return null;
  if (!pickup && d.maxRideMs !== null && arrivalMs - pickupLeftAtMs > d.maxRideMs) return null;
  const deadlineMs = pickup ? d.pickupDeadlineAtMs : d.dropoffDeadlineAtMs;
  return {
    arrivalMs,
    serviceStartMs,
    leaveMs: serviceStartMs + serviceMs,
    latenessCents: latenessCents({ policy, arrivalsMs: [serviceStartMs], deadlinesMs: [deadlineMs] }),
    latenessMs: deadlineMs === null ? 0 : Math.max(0, serviceStartMs - deadlineMs),
  };
};
