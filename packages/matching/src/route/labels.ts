import { PairTable } from "./pair-table.ts";
import type { RouteModel } from "./route-model.ts";

/**
 * Partial routes side by side, numbered as they come. A label is what is picked up and dropped (bit sets), the last stop,
 * when it was left and what lateness has cost; a state is a label without the last two. -1 stands for the start.
 */
export class Labels {
  readonly #m: RouteModel;
  readonly #node: number[] = [];
  readonly #before: number[] = [];
  readonly #picked: number[] = [];
  readonly #dropped: number[] = [];
  readonly #leaveMs: number[] = [];
  readonly #cents: number[] = [];
  readonly #lateBound: number[] = [];
  readonly #endBound: number[] = [];
  readonly #isOut: boolean[] = [];
  /** The label of the same state that came before; -1 for none. */
  readonly #sibling: number[] = [];
  /** When each pickup was left, label after label; only where rides are limited. */
  readonly #left: number[] = [];
  #states = new PairTable();
  /** The last label of each state of the layer in the making. */
  #heads: number[] = [];
  #compared = 0;

  constructor(m: RouteModel) {
    this.#m = m;
  }

  get count(): number {
    return this.#node.length;
  }

  /** What has been done so far, in labels: comparing some of them is as much work as making one. */
  get effort(): number {
    return this.count + this.#compared / 20;
  }

  node(label: number): number {
    return this.#node[label] as number;
  }
  picked(label: number): number {
    return this.#picked[label] as number;
  }
  dropped(label: number): number {
    return this.#dropped[label] as number;
  }
  leaveMs(label: number): number {
    return this.#leaveMs[label] as number;
  }
  latenessCents(label: number): number {
    return this.#cents[label] as number;
  }
  isOut(label: number): boolean {
    return this.#isOut[label] as boolean;
  }

  /** When the pickup of a delivery on board was left. */
  leftPickupMs(label: number, delivery: number): number {
    return (label < 0 ? this.#m.leftAtMs[delivery] : this.#left[label * this.#m.count + delivery]) as number;
  }

  /** What is added from now on has one stop more. */
  startLayer(): void {
    this.#states = new PairTable();
    this.#heads = [];
  }

  /** Labels of a range that are not dominated. */
  alive(from: number, until: number): number[] {
    const labels: number[] = [];
    for (let label = from; label < until; label += 1) if (!this.#isOut[label]) labels.push(label);
    return labels;
  }

  /** Negative where a promises the better route. */
  comparePromise(a: number, b: number): number {
    return (
      (this.#lateBound[a] as number) - (this.#lateBound[b] as number) ||
      (this.#endBound[a] as number) - (this.#endBound[b] as number) ||
      a - b
    );
  }

  orderOf(label: number): number[] {
    const order: number[] = [];
    for (let at = label; at >= 0; at = this.#before[at] as number) order.push(this.#node[at] as number);
    return order.reverse();
  }

  /** Adds a label, unless one of its state is as good; those of its state that it beats are out. */
  add(
    before: number,
    picked: number,
    dropped: number,
    node: number,
    leaveMs: number,
    cents: number,
    lateBound: number,
    endBound: number,
  ): void {
    const label = this.count;
    const onBoard = picked & ~dropped;
    const state = this.#states.numberOf(picked | (node << 16), dropped);
    if (state === this.#heads.length) this.#heads.push(-1);
    const head = this.#heads[state] as number;
    this.#node.push(node);
    this.#leaveMs.push(leaveMs);
    this.#cents.push(cents);
    if (this.#m.hasRideLimits)
      for (let i = 0; i < this.#m.count; i += 1)
        this.#left.push(i === node ? leaveMs : ((onBoard >> i) & 1) === 1 ? this.leftPickupMs(before, i) : 0);
    for (let other = head; other >= 0; other = this.#sibling[other] as number) {
      this.#compared += 1;
      if (this.#isOut[other]) continue;
      if (this.#dominates(other, label, onBoard)) {
        this.#node.pop();
        this.#leaveMs.pop();
        this.#cents.pop();
        this.#left.length = this.#m.hasRideLimits ? label * this.#m.count : 0;
        return;
      }
      if (this.#dominates(label, other, onBoard)) this.#isOut[other] = true;
    }
    this.#heads[state] = label;
    this.#sibling.push(head);
    this.#before.push(before);
    this.#picked.push(picked);
    this.#dropped.push(dropped);
    this.#lateBound.push(lateBound);
    this.#endBound.push(endBound);
    this.#isOut.push(false);
  }

  /** No worse in time, lateness and every limited ride on board: whatever follows b can follow a. Of one state. */
  #dominates(a: number, b: number, onBoard: number): boolean {
    if ((this.#leaveMs[a] as number) > (this.#leaveMs[b] as number)) return false;
    if ((this.#cents[a] as number) > (this.#cents[b] as number)) return false;
    const { hasRideLimits, count, maxRideMs } = this.#m;
    if (!hasRideLimits) return true;
    for (let i = 0; i < count; i += 1)
      if (
        ((onBoard >> i) & 1) === 1 &&
        maxRideMs[i] !== Number.POSITIVE_INFINITY &&
        (this.#left[a * count + i] as number) < (this.#left[b * count + i] as number)
      )
        return false;
    return true;
  }
}
