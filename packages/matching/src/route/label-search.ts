import { EndBound } from "./end-bound.ts";
import { leastLateCents, shortestWays } from "./late-bound.ts";
import { Labels } from "./labels.ts";
import { arriveMs, beginMs, lateCents, type RouteModel } from "./route-model.ts";
import { walkOrder } from "./walk.ts";

/** What a search found: the best order (null: none keeps the limits), and whether it looked at all there is. */
export interface SearchResult {
  readonly order: readonly number[] | null;
  readonly isProven: boolean;
}

const NEVER = Number.POSITIVE_INFINITY;

/**
 * Searches for the best order of stops by labels, one stop after another (Dumas, Desrosiers & Soumis, "The pickup and
 * delivery problem with time windows", 1991). Of two labels of one state a dominated one is dropped, and so is one that
 * the bounds show cannot beat the best order known.
 */
export class LabelSearch {
  readonly #m: RouteModel;
  readonly #bound: EndBound;
  readonly #ways: Float64Array | null;
  /** Everything fits at once. */
  readonly #isRoomy: boolean;
  #best: readonly number[] | null = null;
  #bestCents = NEVER;
  #bestEndMs = NEVER;

  /** `known`: an order of stops to beat; if it breaks limits it only steers. */
  constructor(m: RouteModel, known: readonly number[]) {
    this.#m = m;
    this.#ways = m.hasPromises ? shortestWays(m) : null;
    const sum = (loads: readonly number[]): number => loads.reduce((a, b) => a + b, 0);
    this.#isRoomy = sum(m.units) <= m.capacity.units && sum(m.weightGrams) <= m.capacity.weightGrams;
    this.know(known);
    this.#bound = new EndBound(m, this.#bestEndMs - m.startMs);
  }

  get best(): readonly number[] | null {
    return this.#best;
  }

  /** Takes an order in as the one to beat, if it keeps the limits and is better. */
  know(order: readonly number[]): void {
    const { brokenMs, latenessCents, leaveMs } = walkOrder(this.#m, order);
    const isBetter =
      latenessCents < this.#bestCents || (latenessCents === this.#bestCents && leaveMs < this.#bestEndMs);
    if (brokenMs > 0 || !isBetter) return;
    this.#best = order;
    this.#bestCents = latenessCents;
    this.#bestEndMs = leaveMs;
  }

  /**
   * One pass over all lengths, at most `width` partial routes of each, the most promising first. True where nothing was
   * left out: then `best` is the best there is. Stops, false, after so much effort, in labels.
   */
  pass(width: number, maxEffort: number): boolean {
    const m = this.#m;
    const labels = new Labels(m);
    this.#extend(labels, -1);
    let from = 0;
    let isWhole = true;
    for (let served = 1; served < m.nodes - m.aboard; served += 1) {
      const until = labels.count;
      labels.startLayer();
      const layer = labels.alive(from, until);
      if (layer.length > width) {
        isWhole = false;
        layer.sort((a, b) => labels.comparePromise(a, b));
        layer.length = width;
      }
      for (const label of layer) {
        if (labels.effort > maxEffort) return false;
        if (!labels.isOut(label)) this.#extend(labels, label);
      }
      from = until;
    }
    for (const label of labels.alive(from, labels.count)) this.know(labels.orderOf(label));
    return isWhole;
  }

  /** Every stop that may follow a label (-1: the start). */
  #extend(labels: Labels, from: number): void {
    const m = this.#m;
    const { count } = m;
    const picked = from < 0 ? 2 ** m.aboard - 1 : labels.picked(from);
    const dropped = from < 0 ? 0 : labels.dropped(from);
    const here = from < 0 ? -1 : labels.node(from);
    const leftMs = from < 0 ? m.startMs : labels.leaveMs(from);
    const cents = from < 0 ? 0 : labels.latenessCents(from);
    const onBoard = picked & ~dropped;
    const treeMs = this.#bound.treeMs(picked, dropped);
    for (let i = 0; i < count; i += 1) {
      if (((dropped >> i) & 1) === 1) continue;
      const isPickup = ((picked >> i) & 1) === 0;
      const node = isPickup ? i : i + count;
      if (isPickup && !this.#isRoomy && !this.#hasRoom(onBoard | (1 << i))) continue;
      const arrivalMs = arriveMs(m, here, leftMs, node);
      const beganMs = beginMs(m, node, arrivalMs);
      if (beganMs === NEVER || beganMs > (m.latestAtMs[node] as number)) continue;
      if (!isPickup && m.hasRideLimits && arrivalMs - labels.leftPickupMs(from, i) > (m.maxRideMs[i] as number))
        continue;
      const leaveMs = beganMs + (m.serviceMs[node] as number);
      const nextCents = cents + lateCents(m, node, beganMs);
      const nextPicked = isPickup ? picked | (1 << i) : picked;
      const nextDropped = isPickup ? dropped : dropped | (1 << i);
      const lateBound = this.#ways
        ? nextCents + leastLateCents(m, this.#ways, nextPicked, nextDropped, node, leaveMs)
        : nextCents;
      if (lateBound === NEVER || lateBound > this.#bestCents) continue;
      const beforeMs = Math.min(m.latestEndMs + 1, lateBound < this.#bestCents ? NEVER : this.#bestEndMs);
      const restMs = this.#bound.restMs(nextPicked, nextDropped, node, treeMs, beforeMs - leaveMs);
      if (leaveMs + restMs < beforeMs)
        labels.add(from, nextPicked, nextDropped, node, leaveMs, nextCents, lateBound, leaveMs + restMs);
    }
  }

  #hasRoom(onBoard: number): boolean {
    const m = this.#m;
    let units = 0;
    let weightGrams = 0;
    for (let i = 0; i < m.count; i += 1) {
      if (((onBoard >> i) & 1) === 0) continue;
      units += m.units[i] as number;
      weightGrams += m.weightGrams[i] as number;
    }
    return units <= m.capacity.units && weightGrams <= m.capacity.weightGrams;
  }
}
