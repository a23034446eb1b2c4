import { worthScale, type AssignmentGraph } from "../../src/assignment/assignment-graph.ts";
import { tieHash, tieSeed } from "../../src/assignment/tie-hash.ts";

export const MARKET_CASES = ["uniform", "clustered", "scarce"] as const;
export type MarketCase = (typeof MARKET_CASES)[number];

export interface MarketShape {
  readonly lots: number;
  readonly drivers: number;
  /** Candidates a lot: its nearest drivers. */
  readonly k: number;
  readonly marketCase: MarketCase;
  /** Share of asks that are claims (worth nothing above the posted price), 0 … 1. */
  readonly claims: number;
  readonly seed: number;
}

export interface SyntheticMarket {
  readonly shape: MarketShape;
  readonly graph: AssignmentGraph;
  /** By lot. */
  readonly postedCents: readonly number[];
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Mulberry32: small, seeded, the same everywhere. */
const dice = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
};

const SIDE_METERS = 20_000;
const CENTRES = 24;

/** Where the town is busy: some centres draw many, some few; lots and drivers not the same ones where they are scarce. */
const crowd = (count: number, centres: readonly Spot[], evenness: number, roll: () => number): Spot[] => {
  const uniform = (): Spot => ({ x: roll() * SIDE_METERS, y: roll() * SIDE_METERS });
  if (centres.length === 0) return Array.from({ length: count }, uniform);
  const pull = centres.map(() => evenness + roll() ** 2);
  const sum = pull.reduce((a, b) => a + b, 0);
  const bell = (): number => (roll() + roll() + roll() + roll() - 2) * 1_200;
  const inside = (v: number): number => Math.min(SIDE_METERS - 1, Math.max(0, v));
  return Array.from({ length: count }, () => {
    if (roll() < 0.2) return uniform();
    let at = roll() * sum;
    const centre = centres.find((_, c) => (at -= pull[c] ?? 0) < 0) ?? uniform();
    return { x: inside(centre.x + bell()), y: inside(centre.y + bell()) };
  });
};

/** The k nearest of `all` to each of `from`, by a grid of cells looked through in widening squares. */
const nearest = (from: readonly Spot[], all: readonly Spot[], k: number): { d: number; meters: number }[][] => {
  const cells = Math.max(1, Math.floor(Math.sqrt(all.length / 4)));
  const size = SIDE_METERS / cells;
  const cellOf = (v: number): number => Math.min(cells - 1, Math.floor(v / size));
  const grid: number[][] = Array.from({ length: cells * cells }, () => []);
  all.forEach((spot, d) => grid[cellOf(spot.y) * cells + cellOf(spot.x)]?.push(d));
  return from.map((spot) => {
    const cx = cellOf(spot.x);
    const cy = cellOf(spot.y);
    let found: { d: number; meters: number }[] = [];
    for (let ring = 0; ring <= cells; ring += 1) {
      for (let y = Math.max(0, cy - ring); y <= Math.min(cells - 1, cy + ring); y += 1)
        for (let x = Math.max(0, cx - ring); x <= Math.min(cells - 1, cx + ring); x += 1) {
          if (Math.max(Math.abs(x - cx), Math.abs(y - cy)) !== ring) continue;
          for (const d of grid[y * cells + x] ?? []) {
            const to = all[d];
            if (to) found.push({ d, meters: Math.hypot(to.x - spot.x, to.y - spot.y) });
          }
        }
      found.sort((a, b) => a.meters - b.meters || a.d - b.d);
      found = found.slice(0, k);
      if (found.length === k && (found.at(-1)?.meters ?? 0) <= ring * size) break;
    }
    return found;
  });
};

/** What an ask leaves of the posted price: a claim nothing, a bid more the nearer the driver is. */
const draw = (postedCents: number, meters: number, claims: number, roll: () => number): number => {
  const isClaim = roll() < claims;
  const askCents = 250 + Math.floor(meters / 8) + Math.floor(roll() * 400);
  return isClaim ? 0 : Math.max(0, postedCents - askCents);
};

/** A market drawn from a seed: every lot's nearest drivers ask, near ones less; asks are whole cents. */
export const syntheticMarket = (shape: MarketShape): SyntheticMarket => {
  const roll = dice(shape.seed);
  const centres = shape.marketCase === "uniform" ? [] : crowd(CENTRES, [], 0, roll);
  const evenness = shape.marketCase === "scarce" ? 0 : 0.3;
  const lotSpots = crowd(shape.lots, centres, evenness, roll);
  const driverSpots = crowd(shape.drivers, centres, evenness, roll);
  const scale = worthScale(shape.lots, shape.drivers);
  const waiting = driverSpots.map(() => Math.floor(roll() * 3_600_000));
  const seed = tieSeed(shape.seed.toString(16));
  const postedCents = lotSpots.map(() => 1_000 + Math.floor(roll() * 1_000));
  const rows = nearest(lotSpots, driverSpots, shape.k).map((found, j) =>
    found.map(({ d, meters }) => ({ d, meters, welfareCents: draw(postedCents[j] ?? 0, meters, shape.claims, roll) })),
  );
  const lotStart = new Int32Array(shape.lots + 1);
  rows.forEach((row, j) => {
    row.sort((a, b) => a.d - b.d);
    lotStart[j + 1] = (lotStart[j] ?? 0) + row.length;
  });
  const edges = rows.flat();
  const edgeLot = Int32Array.from(rows.flatMap((row, j) => row.map(() => j)));
  const graph: AssignmentGraph = {
    lotCount: shape.lots,
    driverCount: shape.drivers,
    lotStart,
    scale,
    edgeLot,
    edgeDriver: Int32Array.from(edges, (edge) => edge.d),
    worth: Float64Array.from(edges, (edge) => edge.welfareCents * scale + 1),
    arrivalMs: Float64Array.from(edges, (edge) => Math.round(edge.meters * 240)),
    waitingMs: Float64Array.from(edges, (edge) => waiting[edge.d] ?? 0),
    tieHash: Float64Array.from(edges, (edge, e) => tieHash(seed, `lot-${edgeLot[e]}`, `driver-${edge.d}`)),
  };
  return { shape, graph, postedCents };
};

/** The same market after a share of the asks, drawn by lot, changed. */
export const changeAsks = (
  { shape, graph, postedCents }: SyntheticMarket,
  share: number,
): { readonly graph: AssignmentGraph; readonly changedEdges: Int32Array } => {
  const changed: number[] = [];
  const roll = dice(shape.seed + 1);
  const worth = graph.worth.map((before, e) => {
    if (roll() >= share) return before;
    changed.push(e);
    const meters = (graph.arrivalMs[e] ?? 0) / 240;
    return draw(postedCents[graph.edgeLot[e] ?? 0] ?? 0, meters, shape.claims, roll) * graph.scale + 1;
  });
  return { graph: { ...graph, worth }, changedEdges: Int32Array.from(changed) };
};
