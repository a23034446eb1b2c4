const UNSEEN = -1;
const DONE = -2;

/**
 * A binary heap of node numbers by one key each, with decrease-key. Reused between searches: `clear` costs as much as the
 * nodes touched. Typed arrays are read with `as number`: every index is one this class made.
 */
export class KeyHeap {
  /** The least key offered for each node since `clear`. */
  readonly keys: Float64Array;
  readonly #heap: Int32Array;
  readonly #place: Int32Array;
  readonly #touched: Int32Array;
  #size = 0;
  #touchedCount = 0;

  constructor(nodes: number) {
    this.keys = new Float64Array(nodes);
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
  offer(node: number, key: number): boolean {
    const place = this.#place[node] as number;
    if (place === UNSEEN) {
      this.#touched[this.#touchedCount] = node;
      this.#touchedCount += 1;
      this.keys[node] = key;
      this.#size += 1;
      this.#up(this.#size - 1, node, key);
      return true;
    }
    if (place === DONE || key >= (this.keys[node] as number)) return false;
    this.keys[node] = key;
    this.#up(place, node, key);
    return true;
  }

  /** Removes and returns the node with the least key, or -1. */
  pop(): number {
    if (this.#size === 0) return -1;
    const top = this.#heap[0] as number;
    this.#size -= 1;
    if (this.#size > 0) this.#down(this.#heap[this.#size] as number);
    this.#place[top] = DONE;
    return top;
  }

  #up(from: number, node: number, key: number): void {
    const heap = this.#heap;
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = heap[parent] as number;
      if (key >= (this.keys[above] as number)) break;
      heap[at] = above;
      this.#place[above] = at;
      at = parent;
    }
    heap[at] = node;
    this.#place[node] = at;
  }

  #down(node: number): void {
    const heap = this.#heap;
    const keys = this.keys;
    const key = keys[node] as number;
    const size = this.#size;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      let below = heap[child] as number;
      const right = child + 1;
      if (right < size && (keys[heap[right] as number] as number) < (keys[below] as number)) {
        child = right;
        below = heap[right] as number;
      }
      if ((keys[below] as number) >= key) break;
      heap[at] = below;
      this.#place[below] = at;
      at = child;
    }
    heap[at] = node;
    this.#place[node] = at;
  }
}
