import type { RouteInput } from "./route-problem.ts";
import { isPickup, isSameVisit, nodeDelivery, nodePoint, step } from "./step.ts";

/** A partial route; `before` leads back to its start. */
interface Label {
  readonly node: number;
  readonly before: Label | null;
  readonly picked: number;
  readonly dropped: number;
  readonly leaveMs: number;
  readonly latenessCents: number;
  /** When each delivery's pickup was left; read only for those on board. */
  readonly pickupLeftAtMs: readonly number[];
}

const isOnBoard = (label: Label, delivery: number): boolean => ((label.picked & ~label.dropped) >> delivery) % 2 === 1;

/** No worse in time, cost and every ride on board that is limited: whatever follows b can follow a. */
const dominates = (input: RouteInput, a: Label, b: Label): boolean => {
  if (a.leaveMs > b.leaveMs || a.latenessCents > b.latenessCents) return false;
  return input.deliveries.every(
    (d, i) => d.maxRideMs === null || !isOnBoard(a, i) || (a.pickupLeftAtMs[i] ?? 0) >= (b.pickupLeftAtMs[i] ?? 0),
  );
};

const hasRoom = (input: RouteInput, label: Label, delivery: number): boolean => {
  let units = 0;
  let weightGrams = 0;
  for (const [i, d] of input.deliveries.entries()) {
    if (i !== delivery && !isOnBoard(label, i)) continue;
    units += d.units;
    weightGrams += d.weightGrams;
  }
  return units <= input.capacity.units && weightGrams <= input.capacity.weightGrams;
};

/** The least time any route needs to serve each stop, wherever it comes from: 0 where it can join a visit. */
const leastTimeMs = (input: RouteInput): number[] => {
  const nodes = Array.from({ length: input.deliveries.length * 2 }, (_, node) => node);
  const { travel, policy } = input;
  return nodes.map((node) => {
    if (nodes.some((from) => from !== node && isSameVisit(input, from, node))) return 0;
    const to = nodePoint(input, node);
    const froms = nodes.filter((from) => from !== node).map((from) => nodePoint(input, from));
    const travels = froms.map((at) => (at === to ? 0 : (travel.durationsMs[at * travel.n + to] ?? -1)));
    const reachable = travels.filter((ms) => ms >= 0);
    // A stop may also be the first one, without travel or from the start.
    const first =
      input.startIndex === null || input.startIndex === to
        ? 0
        : Math.max(0, travel.durationsMs[input.startIndex * travel.n + to] ?? 0);
    const service = isPickup(input, node) ? policy.service.pickupMs : policy.service.dropoffMs;
    return Math.min(first, ...reachable) + service;
  });
};

const extend = (input: RouteInput, label: Label | null, node: number): Label | null => {
  const count = input.deliveries.length;
  const delivery = node % count;
  const start: Label = {
    node: -1,
    before: null,
    picked: 0,
    dropped: 0,
    leaveMs: input.startMs,
    latenessCents: 0,
    pickupLeftAtMs: input.deliveries.map(() => 0),
  };
  const from = label ?? start;
  const bit = 1 << delivery;
  const pickup = isPickup(input, node);
  if (pickup ? (from.picked & bit) !== 0 : (from.picked & bit) === 0 || (from.dropped & bit) !== 0) return null;
  if (pickup && !hasRoom(input, from, delivery)) return null;
  const next = step(input, label ? label.node : null, from.leaveMs, node, from.pickupLeftAtMs[delivery] ?? 0);
  if (!next) return null;
  return {
    node,
    before: label,
    picked: pickup ? from.picked | bit : from.picked,
    dropped: pickup ? from.dropped : from.dropped | bit,
    leaveMs: next.leaveMs,
    latenessCents: from.latenessCents + next.latenessCents,
    pickupLeftAtMs: pickup
      ? from.pickupLeftAtMs.map((ms, i) => (i === delivery ? next.leaveMs : ms))
      : from.pickupLeftAtMs,
  };
};

const isBetter = (a: Label, b: Label): boolean =>
  a.latenessCents !== b.latenessCents ? a.latenessCents < b.latenessCents : a.leaveMs < b.leaveMs;

/** A quick complete route, always to the stop that can be left first: the bound the search starts with. */
const greedy = (input: RouteInput): Label | null => {
  let label: Label | null = null;
  for (let k = 0; k < input.deliveries.length * 2; k += 1) {
    let best: Label | null = null;
    for (let node = 0; node < input.deliveries.length * 2; node += 1) {
      const next = extend(input, label, node);
      if (next && (best === null || next.leaveMs < best.leaveMs)) best = next;
    }
    if (!best) return null;
    label = best;
  }
  return label;
};

const keep = (input: RouteInput, labels: Label[], label: Label): void => {
  if (labels.some((other) => dominates(input, other, label))) return;
  const rest = labels.filter((other) => !dominates(input, label, other));
  labels.length = 0;
  labels.push(...rest, label);
};

/**
 * The optimal order of stops (node numbers), or null where there is none. Labels by (served stops, last stop), one stop
 * after another; of two labels of the same state a dominated one is dropped, and one that cannot beat the best complete
 * route known is too (after Dumas, Desrosiers & Soumis, "The pickup and delivery problem with time windows", 1991).
 */
export const searchRoute = (input: RouteInput): readonly number[] | null => {
  const count = input.deliveries.length;
  const leastMs = leastTimeMs(input);
  let best = greedy(input);
  const canBeat = (label: Label): boolean => {
    if (!best) return true;
    if (label.latenessCents !== best.latenessCents) return label.latenessCents < best.latenessCents;
    let endMs = label.leaveMs;
    for (let node = 0; node < count * 2; node += 1) {
      const served = isPickup(input, node) ? label.picked : label.dropped;
      if ((served >> (node % count)) % 2 === 0) endMs += leastMs[node] ?? 0;
    }
    return endMs < best.leaveMs;
  };
  let layer: (Label | null)[] = [null];
  for (let served = 0; served < count * 2; served += 1) {
    const states = new Map<number, Label[]>();
    for (const label of layer)
      for (let node = 0; node < count * 2; node += 1) {
        if (!nodeDelivery(input, node)) continue;
        const next = extend(input, label, node);
        if (!next || !canBeat(next)) continue;
        const state = (next.picked * 256 + next.dropped) * 16 + node;
        const labels = states.get(state);
        if (labels) keep(input, labels, next);
        else states.set(state, [next]);
      }
    layer = [...states.values()].flat();
  }
  for (const label of layer) if (label && (!best || isBetter(label, best))) best = label;
  const order: number[] = [];
  for (let label = best; label; label = label.before) order.unshift(label.node);
  return best ? order : null;
};
