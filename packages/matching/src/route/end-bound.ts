import { PairTable } from "./pair-table.ts";
import type { RouteModel } from "./route-model.ts";

/** Rounds of finding weights, a delivery; the bound is valid after any number. */
const ROUNDS = 6;

/** Travel either way, whichever is shorter. */
const shorterWays = (m: RouteModel): Float64Array => {
  const { nodes, travelMs } = m;
  const ways = new Float64Array(nodes * nodes);
  for (let a = 0; a < nodes; a += 1)
    for (let b = 0; b < nodes; b += 1)
      ways[a * nodes + b] = Math.min(travelMs[a * nodes + b] as number, travelMs[b * nodes + a] as number);
  return ways;
};

/**
 * What the rest of a route takes at least, travel and service, whatever the order. All that is left to visit hangs together
 * in the route, so its travel is at least a shortest spanning tree over it, and a link from here to the first of it. Each
 * node is given a weight that is added to every way to or from it and taken off twice (once for the last stop): that
 * changes no route, but makes trees look like routes (Held & Karp, "The traveling-salesman problem and minimum spanning
 * trees", 1970 and 1971). Weights are whole numbers, so bounds are exact.
 */
export class EndBound {
  readonly #m: RouteModel;
  /** Shorter ways with the weights of both ends on them. */
  readonly #ways: Float64Array;
  readonly #weight: Float64Array;
  /** Service a node costs in every route: none where it may join another's visit. */
  readonly #serviceMs: readonly number[];
  readonly #sets = new PairTable();
  readonly #treeMs: number[] = [];
  readonly #rest: Int32Array;
  readonly #nearest: Float64Array;

  /** `travelMs`: the travel of a good route, if one is known, which only steers the search for weights. */
  constructor(m: RouteModel, travelMs: number) {
    this.#m = m;
    const { nodes } = m;
    const plain = shorterWays(m);
    this.#rest = new Int32Array(nodes);
    this.#nearest = new Float64Array(nodes);
    this.#serviceMs = m.serviceMs.map((ms, node): number => {
      for (let other = m.aboard; other < nodes; other += 1)
        if (other !== node && m.joins[other * nodes + node]) return 0;
      return ms;
    });
    this.#weight = new Float64Array(nodes);
    this.#ways = plain.slice();
    const best = this.#findWeights(plain, travelMs);
    this.#weight = best;
    this.#addWeights(plain, best);
  }

  #addWeights(plain: Float64Array, weight: Float64Array): void {
    const { nodes } = this.#m;
    for (let a = 0; a < nodes; a += 1)
      for (let b = 0; b < nodes; b += 1)
        this.#ways[a * nodes + b] = (plain[a * nodes + b] as number) + (weight[a] as number) + (weight[b] as number);
  }

  /** Subgradient search: a node with too many ways in the tree gets dearer, one at its edge cheaper. */
  #findWeights(plain: Float64Array, travelMs: number): Float64Array {
    const { nodes, aboard } = this.#m;
    const weight = this.#weight;
    const degree = new Int32Array(nodes);
    let best = weight.slice();
    let bestMs = Number.NEGATIVE_INFINITY;
    let share = 1.5;
    let stale = 0;
    for (let round = 0; round < ROUNDS * this.#m.count; round += 1) {
      this.#addWeights(plain, weight);
      degree.fill(0);
      const treeMs = this.#treeOver(2 ** aboard - 1, 0, degree) + this.#firstLink(degree);
      if (treeMs === Number.POSITIVE_INFINITY) break;
      if (treeMs > bestMs) {
        bestMs = treeMs;
        best = weight.slice();
        stale = 0;
      } else stale += 1;
      if (stale > 4) {
        share *= 0.7;
        stale = 0;
      }
      let off = 0;
      for (let node = aboard; node < nodes; node += 1) off += ((degree[node] as number) - 2) ** 2;
      const aimMs = Number.isFinite(travelMs) ? travelMs : bestMs * 1.1 + 1;
      if (off === 0) break;
      const step = (share * Math.max(1, aimMs - treeMs)) / off;
      for (let node = aboard; node < nodes; node += 1) {
        weight[node] = Math.round((weight[node] as number) + step * ((degree[node] as number) - 2));
      }
    }
    return best;
  }

  /** The nearest first stop. */
  #firstLink(degree: Int32Array): number {
    const { count, aboard, fromStartMs } = this.#m;
    let least = Number.POSITIVE_INFINITY;
    let first = aboard;
    for (let i = 0; i < count; i += 1) {
      const node = i < aboard ? i + count : i;
      const way = (fromStartMs[node] as number) + (this.#weight[node] as number);
      if (way >= least) continue;
      least = way;
      first = node;
    }
    degree[first] = (degree[first] as number) + 1;
    return least;
  }

  /** Prim's tree over what is not served, weights taken off again; degrees are counted where asked for. */
  #treeOver(picked: number, dropped: number, degree: Int32Array | null): number {
    const { nodes, count } = this.#m;
    const rest = this.#rest;
    const nearest = this.#nearest;
    const ways = this.#ways;
    const weight = this.#weight;
    const serviceMs = this.#serviceMs;
    let left = 0;
    let sum = 0;
    let lightest = Number.POSITIVE_INFINITY;
    let last = -1;
    for (let i = 0; i < count; i += 1) {
      if (((picked >> i) & 1) === 0) {
        rest[left] = i;
        left += 1;
        sum += (serviceMs[i] as number) - 2 * (weight[i] as number);
      }
      if (((dropped >> i) & 1) === 0) {
        const node = i + count;
        rest[left] = node;
        left += 1;
        sum += (serviceMs[node] as number) - 2 * (weight[node] as number);
        if ((weight[node] as number) < lightest) {
          lightest = weight[node] as number;
          last = node;
        }
      }
    }
    if (left === 0) return 0;
    const parent = degree ? new Int32Array(nodes) : null;
    left -= 1;
    let at = rest[left] as number;
    for (let k = 0; k < left; k += 1) nearest[k] = Number.POSITIVE_INFINITY;
    while (left > 0) {
      let least = Number.POSITIVE_INFINITY;
      let choice = 0;
      const row = at * nodes;
      for (let k = 0; k < left; k += 1) {
        const node = rest[k] as number;
        const way = ways[row + node] as number;
        let near = nearest[k] as number;
        if (way < near) {
          near = way;
          nearest[k] = way;
          if (parent) parent[node] = at;
        }
        if (near < least) {
          least = near;
          choice = k;
        }
      }
      if (least === Number.POSITIVE_INFINITY) return least;
      sum += least;
      at = rest[choice] as number;
      if (degree && parent) {
        degree[at] = (degree[at] as number) + 1;
        degree[parent[at] as number] = (degree[parent[at] as number] as number) + 1;
      }
      left -= 1;
      rest[choice] = rest[left] as number;
      nearest[choice] = nearest[left] as number;
    }
    if (degree) degree[last] = (degree[last] as number) + 1;
    return sum + lightest;
  }

  /** The least that everything not served yet hangs together by, service included; remembered by set. */
  treeMs(picked: number, dropped: number): number {
    const set = this.#sets.numberOf(picked, dropped);
    if (set === this.#treeMs.length) this.#treeMs.push(this.#treeOver(picked, dropped, null));
    return this.#treeMs[set] as number;
  }

  /**
   * No route that has served these (bit sets) and leaves `node` now ends sooner than this after it. `treeBeforeMs` is
   * `treeMs` of what was served before `node`: a tree without it is shorter by no more than its nearest way, and where
   * that already reaches `enoughMs` no tree is made.
   */
  restMs(picked: number, dropped: number, node: number, treeBeforeMs: number, enoughMs: number): number {
    const { nodes, count } = this.#m;
    if (dropped === 2 ** count - 1) return 0;
    const ways = this.#ways;
    const weight = this.#weight[node] as number;
    // The tree before with this node's own figures off it, as if its nearest way were the link onwards.
    const ownMs = treeBeforeMs - (this.#serviceMs[node] as number) + weight;
    if (ownMs >= enoughMs) return ownMs;
    let linkMs = Number.POSITIVE_INFINITY;
    let nearestMs = Number.POSITIVE_INFINITY;
    const row = node * nodes;
    for (let i = 0; i < count; i += 1) {
      if (((dropped >> i) & 1) === 1) continue;
      const toDrop = ways[row + i + count] as number;
      if (((picked >> i) & 1) === 1) {
        if (toDrop < linkMs) linkMs = toDrop;
        continue;
      }
      const toPickup = ways[row + i] as number;
      if (toPickup < linkMs) linkMs = toPickup;
      if (toDrop < nearestMs) nearestMs = toDrop;
    }
    nearestMs = Math.min(nearestMs, linkMs);
    const quickMs = ownMs - nearestMs + linkMs;
    if (quickMs >= enoughMs) return quickMs;
    return this.treeMs(picked, dropped) + linkMs - weight;
  }
}
