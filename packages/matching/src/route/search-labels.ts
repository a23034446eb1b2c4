import { EndBound } from "./end-bound.ts";
import { leastLateCents, shortestWays } from "./late-bound.ts";
import { PairTable } from "./pair-table.ts";
import { arriveMs, beginMs, lateCents, type RouteModel } from "./route-model.ts";
import { walkOrder } from "./walk.ts";

/** What the search found: the best order (null: none keeps the limits), and whether it looked at all there is. */
export interface SearchResult {
  readonly order: readonly number[] | null;
  readonly isProven: boolean;
}

/**
 * Partial routes side by side. A label is what is picked up and dropped (bit sets), the last stop, when it was left and
 * what lateness has cost; a state is a label without the last two.
 */
class Labels {
  readonly node: number[] = [];
  readonly before: number[] = [];
  readonly picked: number[] = [];
  readonly dropped: number[] = [];
  readonly leaveMs: number[] = [];
  readonly latenessCents: number[] = [];
  readonly isOut: boolean[] = [];
  /** The next label of the same state; -1 for none. */
  readonly sibling: number[] = [];
  /** When each pickup was left, for every label; only where rides are limited. */
  readonly leftAtMs: Float64Array[] = [];

  get count(): number {
    return this.node.length;
  }
}

/**
 * The best order of stops by labels, one stop after another (Dumas, Desrosiers & Soumis, "The pickup and delivery problem
 * with time windows", 1991). Of two labels of one state a dominated one is dropped, and so is one that `EndBound` and
 * `leastLateCents` show cannot beat `known`, a good order found before. Stops unproven after `maxLabels`.
 */
export const searchLabels = (m: RouteModel, known: readonly number[], maxLabels: number): SearchResult => {
  const { count, nodes, aboard } = m;
  const knownCost = walkOrder(m, known);
  const isKept = knownCost.brokenMs === 0;
  const bestCents = isKept ? knownCost.latenessCents : Number.POSITIVE_INFINITY;
  const bestEndMs = isKept ? knownCost.leaveMs : Number.POSITIVE_INFINITY;
  const bound = new EndBound(m, isKept ? bestEndMs - m.startMs : Number.POSITIVE_INFINITY);
  const ways = m.hasPromises ? shortestWays(m) : null;
  const labels = new Labels();
  let states = new PairTable();
  /** The first label of each state of the layer in the making. */
  let heads: number[] = [];

  const canBeat = (picked: number, dropped: number, node: number, leaveMs: number, cents: number): boolean => {
    const late = ways ? cents + leastLateCents(m, ways, picked, dropped, node, leaveMs) : cents;
    if (late === Number.POSITIVE_INFINITY || late > bestCents) return false;
    const endMs = leaveMs + bound.restMs(picked, dropped, node);
    return endMs <= m.latestEndMs && endMs < Number.POSITIVE_INFINITY && (late < bestCents || endMs < bestEndMs);
  };

  /** No worse in time, lateness and every limited ride on board: whatever follows b can follow a. */
  const dominates = (
    aMs: number,
    aCents: number,
    aLeft: Float64Array | null,
    bMs: number,
    bCents: number,
    bLeft: Float64Array | null,
    onBoard: number,
  ): boolean => {
    if (aMs > bMs || aCents > bCents) return false;
    if (!aLeft || !bLeft) return true;
    for (let i = 0; i < count; i += 1)
      if (
        ((onBoard >> i) & 1) === 1 &&
        m.maxRideMs[i] !== Number.POSITIVE_INFINITY &&
        (aLeft[i] as number) < (bLeft[i] as number)
      )
        return false;
    return true;
  };

  const add = (before: number, picked: number, dropped: number, node: number, leaveMs: number, cents: number): void => {
    let left: Float64Array | null = null;
    if (m.hasRideLimits) {
      left = before < 0 ? startLeft(m) : (labels.leftAtMs[before] as Float64Array);
      if (node < count) {
        left = left.slice();
        left[node] = leaveMs;
      }
    }
    const onBoard = picked & ~dropped;
    const state = states.numberOf(picked | (node << 16), dropped);
    const head = heads[state] ?? -1;
    for (let other = head; other >= 0; other = labels.sibling[other] as number) {
      if (labels.isOut[other]) continue;
      const [otherMs, otherCents] = [labels.leaveMs[other] as number, labels.latenessCents[other] as number];
      const otherLeft = m.hasRideLimits ? (labels.leftAtMs[other] as Float64Array) : null;
      if (dominates(otherMs, otherCents, otherLeft, leaveMs, cents, left, onBoard)) return;
      if (dominates(leaveMs, cents, left, otherMs, otherCents, otherLeft, onBoard)) labels.isOut[other] = true;
    }
    heads[state] = labels.count;
    labels.sibling.push(head);
    labels.node.push(node);
    labels.before.push(before);
    labels.picked.push(picked);
    labels.dropped.push(dropped);
    labels.leaveMs.push(leaveMs);
    labels.latenessCents.push(cents);
    labels.isOut.push(false);
    if (left) labels.leftAtMs.push(left);
  };

  /** Every stop that may follow a label (-1: the start). */
  const extend = (from: number): void => {
    const picked = from < 0 ? 2 ** aboard - 1 : (labels.picked[from] as number);
    const dropped = from < 0 ? 0 : (labels.dropped[from] as number);
    const here = from < 0 ? -1 : (labels.node[from] as number);
    const leftMs = from < 0 ? m.startMs : (labels.leaveMs[from] as number);
    const cents = from < 0 ? 0 : (labels.latenessCents[from] as number);
    const left = !m.hasRideLimits ? null : from < 0 ? startLeft(m) : (labels.leftAtMs[from] as Float64Array);
    for (let i = 0; i < count; i += 1) {
      if (((dropped >> i) & 1) === 1) continue;
      const isPickup = ((picked >> i) & 1) === 0;
      const node = isPickup ? i : i + count;
      const onBoard = picked & ~dropped;
      if (isPickup && !hasRoom(m, onBoard | (1 << i))) continue;
      const arrivalMs = arriveMs(m, here, leftMs, node);
      const beganMs = beginMs(m, node, arrivalMs);
      if (beganMs === Number.POSITIVE_INFINITY || beganMs > (m.latestAtMs[node] as number)) continue;
      if (left && !isPickup && arrivalMs - (left[i] as number) > (m.maxRideMs[i] as number)) continue;
      const leaveMs = beganMs + (m.serviceMs[node] as number);
      const nextCents = cents + lateCents(m, node, beganMs);
      const nextPicked = isPickup ? picked | (1 << i) : picked;
      const nextDropped = isPickup ? dropped : dropped | (1 << i);
      if (canBeat(nextPicked, nextDropped, node, leaveMs, nextCents))
        add(from, nextPicked, nextDropped, node, leaveMs, nextCents);
    }
  };

  extend(-1);
  let from = 0;
  for (let served = 1; served < nodes - aboard; served += 1) {
    const until = labels.count;
    states = new PairTable();
    heads = [];
    for (let label = from; label < until; label += 1) {
      if (labels.count > maxLabels) return { order: isKept ? known : null, isProven: false };
      if (!labels.isOut[label]) extend(label);
    }
    from = until;
  }
  let best = -1;
  for (let label = from; label < labels.count; label += 1) {
    if (labels.isOut[label]) continue;
    const d =
      best < 0
        ? -1
        : (labels.latenessCents[label] as number) - (labels.latenessCents[best] as number) ||
          (labels.leaveMs[label] as number) - (labels.leaveMs[best] as number);
    if (d < 0) best = label;
  }
  if (best < 0) return { order: isKept ? known : null, isProven: true };
  const order: number[] = [];
  for (let label = best; label >= 0; label = labels.before[label] as number)
    order.unshift(labels.node[label] as number);
  return { order, isProven: true };
};

const startLeft = (m: RouteModel): Float64Array => {
  const left = new Float64Array(m.count);
  left.set(m.leftAtMs);
  return left;
};

const hasRoom = (m: RouteModel, onBoard: number): boolean => {
  let units = 0;
  let weightGrams = 0;
  for (let i = 0; i < m.count; i += 1) {
    if (((onBoard >> i) & 1) === 0) continue;
    units += m.units[i] as number;
    weightGrams += m.weightGrams[i] as number;
  }
  return units <= m.capacity.units && weightGrams <= m.capacity.weightGrams;
};
