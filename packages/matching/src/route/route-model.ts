import type { PricingPolicy } from "@fairmile/contracts";
import { perMinuteDown } from "../price/per-minute.ts";
import type { RouteInput } from "./route-problem.ts";

const NEVER = Number.POSITIVE_INFINITY;

/**
 * A route problem as numbers by node: delivery `i` is picked up at node `i` and dropped at node `i + count`; what is on
 * board already comes first and is only dropped. No window is `-Infinity` … `Infinity`; no way between two nodes is
 * `Infinity`.
 */
export interface RouteModel {
  readonly count: number;
  readonly nodes: number;
  /** Deliveries `0 … aboard - 1` are on board at the start. */
  readonly aboard: number;
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
  /** Whether some stop can be late, or too late. */
  readonly hasPromises: boolean;
  /** When the pickup of what is on board was left. */
  readonly leftAtMs: readonly number[];
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
  const { travel, policy, startIndex } = input;
  const onBoard = input.onBoard ?? [];
  const all = [...onBoard, ...input.deliveries];
  const aboard = onBoard.length;
  const count = all.length;
  const nodes = count * 2;
  const { pickupMs, dropoffMs } = policy.service;
  // What is on board has no pickup: its pickup nodes are never visited.
  const point: number[] = onBoard.map(() => -1);
  const serviceMs: number[] = onBoard.map(() => 0);
  const readyAtMs: number[] = onBoard.map(() => -NEVER);
  const deadlineAtMs: number[] = onBoard.map(() => NEVER);
  const latestAtMs: number[] = onBoard.map(() => NEVER);
  for (const d of input.deliveries) {
    point.push(d.pickupIndex);
    serviceMs.push(pickupMs);
    readyAtMs.push(d.pickupReadyAtMs ?? -NEVER);
    deadlineAtMs.push(d.pickupDeadlineAtMs ?? NEVER);
    latestAtMs.push(NEVER);
  }
  for (const d of all) {
    point.push(d.dropoffIndex);
    serviceMs.push(dropoffMs);
    readyAtMs.push(d.dropoffReadyAtMs ?? -NEVER);
    deadlineAtMs.push(d.dropoffDeadlineAtMs ?? NEVER);
    latestAtMs.push(d.dropoffLatestAtMs ?? NEVER);
  }
  const way = (from: number, to: number): number => {
    if (from === to) return 0;
    const ms = from < 0 || to < 0 ? -1 : (travel.durationsMs[from * travel.n + to] ?? -1);
    return ms < 0 ? NEVER : ms;
  };
  const travelMs: number[] = [];
  const joins: boolean[] = [];
  const fromStartMs: number[] = [];
  for (let a = 0; a < nodes; a += 1) {
    const from = point[a] as number;
    fromStartMs.push(startIndex === null ? 0 : way(startIndex, from));
    for (let b = 0; b < nodes; b += 1) {
      const to = point[b] as number;
      travelMs.push(way(from, to));
      joins.push(from === to && from >= 0 && a < count === b < count);
    }
  }
  return {
    count,
    nodes,
    aboard,
    startMs: input.startMs,
    latestEndMs: input.latestEndMs ?? NEVER,
    point,
    serviceMs,
    readyAtMs,
    deadlineAtMs,
    latestAtMs,
    maxRideMs: all.map((d) => d.maxRideMs ?? NEVER),
    hasRideLimits: all.some((d) => d.maxRideMs !== null),
    hasPromises: deadlineAtMs.some((ms) => ms < NEVER) || latestAtMs.some((ms) => ms < NEVER),
    leftAtMs: onBoard.map((d) => d.leftPickupAtMs),
    units: all.map((d) => d.units),
    weightGrams: all.map((d) => d.weightGrams),
    capacity: input.capacity,
    fromStartMs,
    travelMs,
    joins,
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
