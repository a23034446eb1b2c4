import { arriveMs, beginMs, lateCents, type RouteModel } from "./route-model.ts";

/** What a limit broken counts as, in milliseconds past it: more than any time past a limit, least of all a way that is not there. */
const NO_WAY_MS = 2 ** 44;
const NO_ROOM_MS = 2 ** 40;

/** How good an order of stops is: limits kept first, then lateness, then the end. */
export interface RouteCost {
  /** Milliseconds past hard limits; 0 where all are kept. */
  readonly brokenMs: number;
  readonly latenessCents: number;
  readonly leaveMs: number;
}

/** Negative where a is better. */
export const compareCosts = (a: RouteCost, b: RouteCost): number =>
  a.brokenMs - b.brokenMs || a.latenessCents - b.latenessCents || a.leaveMs - b.leaveMs;

/** Somebody walking an order of stops: where and when they stand and what they carry. Changed by every step. */
export class Walk implements RouteCost {
  node = -1;
  leaveMs = 0;
  latenessCents = 0;
  brokenMs = 0;
  #units = 0;
  #weightGrams = 0;
  readonly #m: RouteModel;
  /** When each pickup was left, for the ride limits; shared by walks of one order. */
  readonly #leftAtMs: number[];

  constructor(m: RouteModel, leftAtMs: number[]) {
    this.#m = m;
    this.#leftAtMs = leftAtMs;
    this.leaveMs = m.startMs;
    for (let i = 0; i < m.count; i += 1) leftAtMs[i] = m.leftAtMs[i] ?? 0;
    for (let i = 0; i < m.aboard; i += 1) {
      this.#units += m.units[i] as number;
      this.#weightGrams += m.weightGrams[i] as number;
    }
  }

  become(other: Walk): void {
    this.node = other.node;
    this.leaveMs = other.leaveMs;
    this.latenessCents = other.latenessCents;
    this.brokenMs = other.brokenMs;
    this.#units = other.#units;
    this.#weightGrams = other.#weightGrams;
  }

  step(node: number): void {
    const m = this.#m;
    let arrivalMs = arriveMs(m, this.node, this.leaveMs, node);
    if (arrivalMs === Number.POSITIVE_INFINITY) {
      this.brokenMs += NO_WAY_MS;
      arrivalMs = this.leaveMs;
    }
    const beganMs = beginMs(m, node, arrivalMs);
    const pastMs = beganMs - (m.latestAtMs[node] as number);
    if (pastMs > 0) this.brokenMs += pastMs;
    this.latenessCents += lateCents(m, node, beganMs);
    this.leaveMs = beganMs + (m.serviceMs[node] as number);
    this.node = node;
    if (node < m.count) {
      this.#units += m.units[node] as number;
      this.#weightGrams += m.weightGrams[node] as number;
      this.#leftAtMs[node] = this.leaveMs;
      if (this.#units > m.capacity.units || this.#weightGrams > m.capacity.weightGrams) this.brokenMs += NO_ROOM_MS;
      return;
    }
    const delivery = node - m.count;
    this.#units -= m.units[delivery] as number;
    this.#weightGrams -= m.weightGrams[delivery] as number;
    const overMs = arrivalMs - (this.#leftAtMs[delivery] as number) - (m.maxRideMs[delivery] as number);
    if (overMs > 0) this.brokenMs += overMs;
  }

  /** The last stop was the last one: it must be left in time. */
  end(): void {
    const pastMs = this.leaveMs - this.#m.latestEndMs;
    if (pastMs > 0) this.brokenMs += pastMs;
  }
}

/** What a whole order of stops comes to. */
export const walkOrder = (m: RouteModel, order: readonly number[]): RouteCost => {
  const walk = new Walk(m, []);
  for (const node of order) walk.step(node);
  walk.end();
  return walk;
};
