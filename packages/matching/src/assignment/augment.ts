import { KeyHeap } from "./key-heap.ts";
import { isActive, type Side } from "./side.ts";

/**
 * Matches every active node of `a`, or sets its dual to zero, by shortest augmenting paths on reduced costs (Kuhn–Munkres
 * as in Jonker & Volgenant, "A shortest augmenting path algorithm for dense and sparse linear assignment problems", 1987).
 * A path ends at a free node of `b`, or at a node of `a` that had rather stay alone. Duals stay feasible, so the sides
 * may be called in turn: no active node is ever added. Nodes that must be matched are taken to have a way to be.
 */
export const augment = (a: Side, b: Side): void => {
  let heap: KeyHeap | null = null;
  const reachedFrom = new Int32Array(b.count);
  const scanned = new Int32Array(b.count);
  for (let root = 0; root < a.count; root += 1) {
    if (!isActive(a, root)) continue;
    heap ??= new KeyHeap(b.count);
    augmentFrom(a, b, root, heap, reachedFrom, scanned);
  }
};

const augmentFrom = (
  a: Side,
  b: Side,
  root: number,
  heap: KeyHeap,
  reachedFrom: Int32Array,
  scanned: Int32Array,
): void => {
  const { start, via, to, worth, dual, must } = a;
  const price = b.dual;
  const holder = b.mate;
  const { keys } = heap;
  heap.clear();
  /** The shortest way found to end: its length, and the node of `a` that stays alone or the free node of `b`. */
  let end = Number.POSITIVE_INFINITY;
  let endAlone = -1;
  let endFree = -1;
  let scannedCount = 0;
  let length = 0;
  for (let node = root; ;) {
    const base = length + (dual[node] as number);
    if (must[node] === 0 && base < end) {
      end = base;
      endAlone = node;
      endFree = -1;
    }
    const until = start[node + 1] as number;
    for (let k = start[node] as number; k < until; k += 1) {
      const e = via === null ? k : (via[k] as number);
      const other = to[e] as number;
      const key = base + (price[other] as number) - (worth[e] as number);
      if (key >= end) continue;
      if (holder[other] === -1) {
        end = key;
        endFree = other;
        endAlone = -1;
        reachedFrom[other] = node;
      } else if (heap.offer(other, key)) reachedFrom[other] = node;
    }
    const next = heap.pop();
    if (next < 0) break;
    length = keys[next] as number;
    if (length >= end) break;
    scanned[scannedCount] = next;
    scannedCount += 1;
    node = holder[next] as number;
  }
  if (end === Number.POSITIVE_INFINITY) throw new Error("a node that must be matched has nobody left to match");

  dual[root] = (dual[root] as number) - end;
  for (let s = 0; s < scannedCount; s += 1) {
    const other = scanned[s] as number;
    const change = end - (keys[other] as number);
    price[other] = (price[other] as number) + change;
    const node = holder[other] as number;
    dual[node] = (dual[node] as number) - change;
  }

  // Walk the path back: who stays alone loses the partner (or the free one is taken), each node before moves one on.
  let other = endFree;
  if (endAlone >= 0) {
    if (endAlone === root) return;
    other = a.mate[endAlone] as number;
    a.mate[endAlone] = -1;
  }
  for (;;) {
    const node = reachedFrom[other] as number;
    const before = a.mate[node] as number;
    a.mate[node] = other;
    holder[other] = node;
    if (node === root) return;
    other = before;
  }
};
