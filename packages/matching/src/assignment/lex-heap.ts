/** Figures of a key: worth, arrival, waiting, hash, as costs. */
export const KEY_LEVELS = 4;

const UNSEEN = -1;
const DONE = -2;

/**
 * A binary heap of node numbers by keys of four levels, compared from the left, with decrease-key. A node that was popped
 * comes back when a lesser key is offered. Typed arrays are read with `as number`: every index is one this class made.
 */
export class LexHeap {
  /** The least key offered for each node; four numbers a node. */
  readonly keys: Float64Array;
  readonly #heap: Int32Array;
  readonly #place: Int32Array;
  #size = 0;

  constructor(nodes: number) {
    this.keys = new Float64Array(nodes * KEY_LEVELS);
    this.#heap = new Int32Array(nodes);
    this.#place = new Int32Array(nodes).fill(UNSEEN);
  }

  /** Takes the key if the node has none or a greater one; says whether it did. */
  offer(node: number, k0: number, k1: number, k2: number, k3: number): boolean {
    const keys = this.keys;
    const at = node * KEY_LEVELS;
    const place = this.#place[node] as number;
    if (place !== UNSEEN) {
      const d =
        k0 - (keys[at] as number) ||
        k1 - (keys[at + 1] as number) ||
        k2 - (keys[at + 2] as number) ||
        k3 - (keys[at + 3] as number);
      if (d >= 0) return false;
    }
    keys[at] = k0;
    keys[at + 1] = k1;
    keys[at + 2] = k2;
    keys[at + 3] = k3;
    if (place >= 0) this.#up(place, node);
    else {
      this.#size += 1;
      this.#up(this.#size - 1, node);
    }
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
    const x = a * KEY_LEVELS;
    const y = b * KEY_LEVELS;
    for (let l = 0; l < KEY_LEVELS; l += 1) {
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
