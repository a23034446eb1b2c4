import { LEVELS } from "./assignment-graph.ts";

const UNSEEN = -1;
const DONE = -2;

/**
 * A binary heap of node numbers by five-level keys, with decrease-key. Reused between searches: `clear` costs as much
 * as the nodes touched. Typed arrays are read with `as number`: every index is one this class made.
 */
export class LexHeap {
  /** The least key offered for each node; five numbers a node. */
  readonly keys: Float64Array;
  readonly #heap: Int32Array;
  readonly #place: Int32Array;
  readonly #touched: Int32Array;
  #size = 0;
  #touchedCount = 0;

  constructor(nodes: number) {
    this.keys = new Float64Array(nodes * LEVELS);
    this.#heap = new Int32Array(nodes);
    this.#place = new Int32Array(nodes).fill(UNSEEN);
    this.#touched = new Int32Array(nodes);
  }

  clear(): void {
    for (let k = 0; k < this.#touchedCount; k += 1) this.#place[this.#touched[k] as number] = UNSEEN;
    this.#touchedCount = 0;
    this.#size = 0;
  }

  /** Takes the key if the node has none or a greater one and is not done; says whether it did. */
  offer(node: number, k0: number, k1: number, k2: number, k3: number, k4: number): boolean {
    const keys = this.keys;
    const at = node * LEVELS;
    const place = this.#place[node] as number;
    if (place === DONE) return false;
    if (place !== UNSEEN) {
      const d =
        k0 - (keys[at] as number) ||
        k1 - (keys[at + 1] as number) ||
        k2 - (keys[at + 2] as number) ||
        k3 - (keys[at + 3] as number) ||
        k4 - (keys[at + 4] as number);
      if (d >= 0) return false;
    }
    keys[at] = k0;
    keys[at + 1] = k1;
    keys[at + 2] = k2;
    keys[at + 3] = k3;
    keys[at + 4] = k4;
    if (place === UNSEEN) {
      this.#touched[this.#touchedCount] = node;
      this.#touchedCount += 1;
      this.#size += 1;
      this.#up(this.#size - 1, node);
    } else this.#up(place, node);
    return true;
  }

  /** Removes and returns the node with the least key (ties: the one the heap finds, the same every time), or -1. */
  pop(): number {
    if (this.#size === 0) return -1;
    const top = this.#heap[0] as number;
    this.#size -= 1;
    if (this.#size > 0) this.#down(this.#heap[this.#size] as number);
    this.#place[top] = DONE;
    return top;
  }

  #less(a: number, b: number): boolean {
    const keys = this.keys;
    const x = a * LEVELS;
    const y = b * LEVELS;
    for (let l = 0; l < LEVELS; l += 1) {
      const d = (keys[x + l] as number) - (keys[y + l] as number);
      if (d !== 0) return d < 0;
    }
    return a < b;
  }

  #up(from: number, node: number): void {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = this.#heap[parent] as number;
      if (!this.#less(node, above)) break;
      this.#heap[at] = above;
      this.#place[above] = at;
      at = parent;
    }
    this.#heap[at] = node;
    this.#place[node] = at;
  }

  #down(node: number): void {
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.#size) break;
      const right = child + 1;
      if (right < this.#size && this.#less(this.#heap[right] as number, this.#heap[child] as number)) child = right;
      const below = this.#heap[child] as number;
      if (!this.#less(below, node)) break;
      this.#heap[at] = below;
      this.#place[below] = at;
      at = child;
    }
    this.#heap[at] = node;
    this.#place[node] = at;
  }
}
