import type { LngLat } from "@fairmile/contracts";

const UNKNOWN = 0x7fffffff;

/** Coordinates of the nodes that kept ways refer to, in typed arrays: 16 bytes a node. */
export class NodeIndex {
  readonly #ids: Float64Array;
  readonly #lngs: Int32Array;
  readonly #lats: Int32Array;
  // Files are nearly always sorted by id: the next wanted node is mostly the one after the last found.
  #next = 0;

  /** Takes the ids in any order, with repeats. */
  constructor(refs: Float64Array) {
    refs.sort();
    let count = 0;
    for (const id of refs) {
      if (count === 0 || refs[count - 1] !== id) {
        refs[count] = id;
        count += 1;
      }
    }
    this.#ids = refs.subarray(0, count);
    this.#lngs = new Int32Array(count).fill(UNKNOWN);
    this.#lats = new Int32Array(count);
  }

  get size(): number {
    return this.#ids.length;
  }

  #find(id: number): number {
    if (this.#ids[this.#next] === id) return this.#next;
    let [low, high] = [0, this.#ids.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = this.#ids[middle] ?? Infinity;
      if (found === id) return middle;
      if (found < id) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  /** Keeps the coordinates (degrees × 10⁷) where the node is wanted. */
  offer(id: number, lngE7: number, latE7: number): void {
    const next = this.#ids[this.#next];
    const before = this.#ids[this.#next - 1];
    // The commonest case by far: a node that no kept way uses.
    if (next !== undefined && id < next && (before === undefined || id > before)) return;
    const at = this.#find(id);
    if (at < 0) return;
    this.#lngs[at] = lngE7;
    this.#lats[at] = latE7;
    this.#next = at + 1;
  }

  /** Where a node is; undefined where the file has no such node. */
  get(id: number): LngLat | undefined {
    const at = this.#find(id);
    const lng = at < 0 ? UNKNOWN : (this.#lngs[at] ?? UNKNOWN);
    return lng === UNKNOWN ? undefined : { lng: lng / 1e7, lat: (this.#lats[at] ?? 0) / 1e7 };
  }

  /** How many wanted nodes the file does not have. */
  countMissing(): number {
    return this.#lngs.reduce((sum, lng) => (lng === UNKNOWN ? sum + 1 : sum), 0);
  }
}
