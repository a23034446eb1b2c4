import type { PricingPolicy } from "@fairmile/contracts";
import { perMinuteDown } from "../price/per-minute.ts";
import type { RouteInput } from "./route-problem.ts";

const NEVER = Number.POSITIVE_INFINITY;

/**
 * A route problem as numbers by node: delivery `i` is picked up at node `i` and dropped at node `i + count`.
 * No window is `-Infinity` … `Infinity`; no way between two nodes is `Infinity`.
 */
export interface RouteModel {
  readonly count: number;
  readonly nodes: number;
  readonly startMs: number;
  /** Hard: the last stop is left no later. */
  readonly latestEndMs: number;
  readonly point: readonly number[];
  readonly serviceMs: readonly number[];
  readonly readyAtMs: readonly number[];
  readonly deadlineAtMs: readonly number[];
  /** Hard: service begins no later. */
  readonly latestAtMs: readonly number[];
  /** Hard, per delivery: from leaving its pickup to arriving at its drop-off. */
  readonly maxRideMs: readonly number[];
  readonly hasRideLimits: boolean;
  readonly units: readonly number[];
  readonly weightGrams: readonly number[];
  readonly capacity: RouteInput["capacity"];
  /** Travel from the start to each node. */
  readonly fromStartMs: readonly number[];
  /** Travel between nodes, row-major. */
  readonly travelMs: readonly number[];
  /** Whether two nodes in a row are one visit: the same point, the same thing done there. Row-major. */
  readonly joins: readonly boolean[];
  readonly lateness: PricingPolicy["lateness"];
}

export const routeModel = (input: RouteInput): RouteModel => {
  const { deliveries, travel, policy } = input;
  const count = deliveries.length;
  const nodes = count * 2;
  const point = [...deliveries.map((d) => d.pickupIndex), ...deliveries.map((d) => d.dropoffIndex)];
  const way = (from: number, to: number): number => {
    if (from === to) return 0;
    const ms = travel.durationsMs[from * travel.n + to] ?? -1;
    return ms < 0 ? NEVER : ms;
  };
  const between = <T>(value: (a: number, b: number) => T): T[] => {
    const table: T[] = [];
    for (let a = 0; a < nodes; a += 1) for (let b = 0; b < nodes; b += 1) table.push(value(a, b));
    return table;
  };
  const at = (node: number): number => point[node] ?? -1;
  const { startIndex } = input;
  return {
    count,
    nodes,
    startMs: input.startMs,
    latestEndMs: input.latestEndMs ?? NEVER,
    point,
    serviceMs: point.map((_, node) => (node < count ? policy.service.pickupMs : policy.service.dropoffMs)),
    readyAtMs: [...deliveries.map((d) => d.pickupReadyAtMs), ...deliveries.map((d) => d.dropoffReadyAtMs)].map(
      (ms) => ms ?? -NEVER,
    ),
    deadlineAtMs: [...deliveries.map((d) => d.pickupDeadlineAtMs), ...deliveries.map((d) => d.dropoffDeadlineAtMs)].map(
      (ms) => ms ?? NEVER,
    ),
    latestAtMs: [...deliveries.map(() => NEVER), ...deliveries.map((d) => d.dropoffLatestAtMs ?? NEVER)],
    maxRideMs: deliveries.map((d) => d.maxRideMs ?? NEVER),
    hasRideLimits: deliveries.some((d) => d.maxRideMs !== null),
    units: deliveries.map((d) => d.units),
    weightGrams: deliveries.map((d) => d.weightGrams),
    capacity: input.capacity,
    fromStartMs: point.map((p) => (startIndex === null ? 0 : way(startIndex, p))),
    travelMs: between((a, b) => way(at(a), at(b))),
    joins: between((a, b) => a < count === b < count && at(a) === at(b)),
    lateness: policy.lateness,
  };
};

/** Arrival at `node` after `from` (-1: the start) was left at `leaveMs`: a joined parcel arrives when its visit began. */
export const arriveMs = (m: RouteModel, from: number, leaveMs: number, node: number): number => {
  if (from < 0) return leaveMs + (m.fromStartMs[node] as number);
  const k = from * m.nodes + node;
  return m.joins[k] ? leaveMs - (m.serviceMs[node] as number) : leaveMs + (m.travelMs[k] as number);
};

/**
 * When service begins for an arrival. A second parcel of one visit costs no service of its own, but the visit lasts until
 * it too is ready.
 */
export const beginMs = (m: RouteModel, node: number, arrivalMs: number): number =>
  Math.max(arrivalMs, m.readyAtMs[node] as number);

/** What beginning then costs the recipient: as `latenessCents`, counted when service begins. */
export const lateCents = (m: RouteModel, node: number, beganMs: number): number => {
  const lateMs = beganMs - (m.deadlineAtMs[node] as number) - m.lateness.graceMs;
  return lateMs > 0 ? Math.min(m.lateness.capCents, perMinuteDown(m.lateness.perMinuteCents, lateMs)) : 0;
};
