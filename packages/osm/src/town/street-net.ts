import type { SeededRandom } from "./seeded-random.ts";
import type { PlanBox, PlanPoint, TownPlan } from "./town-plan.ts";

export type TownRoadClass = "primary" | "secondary" | "tertiary" | "residential";

/** A stretch of street between two junctions. */
export interface NetEdge {
  /** Indexes of junctions. */
  readonly from: number;
  readonly to: number;
  /** The line of the plan it lies on: edges of one line, in order, make streets. */
  readonly line: string;
  readonly roadClass: TownRoadClass;
  readonly isBridge: boolean;
}

/** Junctions and the streets between them, all reachable from one another. */
export interface StreetNet {
  readonly junctions: readonly PlanPoint[];
  readonly edges: readonly NetEdge[];
}

const RING_CLEARANCE = 55;
const MISSING_STREETS = 0.15;

const inside = (box: PlanBox, { x, y }: PlanPoint): boolean =>
  x > box.west && x < box.east && y > box.south && y < box.north;
const middle = (a: PlanPoint, b: PlanPoint): PlanPoint => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });

/** Main streets: the one over the bridge, one each way through the core and farther out, and the quays. */
const classOf = (plan: TownPlan, axis: "x" | "y", index: number): TownRoadClass => {
  const lines = axis === "x" ? plan.xs : plan.ys;
  const at = lines[index] ?? 0;
  if (axis === "x" && at === 0) return "primary";
  const centre = axis === "x" ? plan.xs.indexOf(0) : plan.ys.findIndex((y) => y > 0);
  if (axis === "y" && index === centre) return "secondary";
  const isQuay = axis === "y" && (lines[index - 1] ?? -Infinity) < plan.river.south !== at < plan.river.south;
  return isQuay || Math.abs(index - centre) % 4 === 0 ? "tertiary" : "residential";
};

class NetBuilder {
  readonly junctions: PlanPoint[] = [];
  readonly edges: NetEdge[] = [];
  readonly #byKey = new Map<string, number>();

  junction(key: string, point: PlanPoint): number {
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    this.#byKey.set(key, this.junctions.length);
    return this.junctions.push(point) - 1;
  }
}

interface LineInput {
  readonly plan: TownPlan;
  readonly random: SeededRandom;
  readonly net: NetBuilder;
  readonly ring: { index: number; angle: number }[];
}

/** Puts one line of the plan on the net: its crossings inside the ring, and the ring itself where it is a through road. */
const layLine = ({ plan, random, net, ring }: LineInput, axis: "x" | "y", index: number): void => {
  const at = (axis === "x" ? plan.xs : plan.ys)[index] ?? 0;
  const roadClass = classOf(plan, axis, index);
  const point = (other: number): PlanPoint => (axis === "x" ? { x: at, y: other } : { x: other, y: at });
  const crossings = (axis === "x" ? plan.ys : plan.xs).flatMap((other, j) => {
    const p = point(other);
    if (Math.hypot(p.x, p.y) > plan.ringRadius - RING_CLEARANCE || plan.parks.some((park) => inside(park, p)))
      return [];
    return [net.junction(axis === "x" ? `${index}|${j}` : `${j}|${index}`, p)];
  });
  const reach = Math.sqrt(Math.max(0, plan.ringRadius ** 2 - at ** 2));
  const meetsRing = (): boolean => reach > 250 && (roadClass !== "residential" || random.chance(0.3));
  const end = (sign: -1 | 1): number[] => {
    if (!meetsRing()) return [];
    const p = point(sign * reach);
    const angle = Math.atan2(p.y, p.x);
    // Two lines that meet the ring at the same spot: the first has the junction.
    if (ring.some((other) => Math.abs(other.angle - angle) * plan.ringRadius < RING_CLEARANCE)) return [];
    const junction = net.junction(`ring ${axis} ${index} ${sign}`, p);
    ring.push({ index: junction, angle });
    return [junction];
  };
  const stops = [...end(-1), ...crossings, ...end(1)];
  for (let k = 1; k < stops.length; k += 1) {
    const [from, to] = [stops[k - 1] ?? 0, stops[k] ?? 0];
    const [a, b] = [net.junctions[from], net.junctions[to]];
    if (!a || !b) continue;
    const between = middle(a, b);
    const crossesRiver = axis === "x" && a.y < plan.river.south && b.y > plan.river.north;
    const isGone = crossesRiver ? at !== 0 : plan.parks.some((park) => inside(park, between));
    const isOuter = Math.hypot(between.x, between.y) > plan.coreRadius;
    if (isGone || (roadClass === "residential" && isOuter && random.chance(MISSING_STREETS))) continue;
    net.edges.push({ from, to, line: `${axis}${index}`, roadClass, isBridge: crossesRiver });
  }
};

/** The ring road, with a bridge where it crosses the river in the west and in the east. */
const layRing = ({ plan, net, ring }: LineInput): void => {
  const r = plan.ringRadius;
  for (const y of [plan.river.south - 8, plan.river.north + 8]) {
    for (const sign of [-1, 1]) {
      const p = { x: sign * Math.sqrt(r ** 2 - y ** 2), y };
      ring.push({ index: net.junction(`ring river ${sign} ${y}`, p), angle: Math.atan2(p.y, p.x) });
    }
  }
  // Points of no street, so that the circle is round.
  for (let i = 0; i < 90; i += 1) {
    const angle = -Math.PI + ((i + 0.5) * Math.PI) / 45;
    const isCrowded = ring.some((other) => Math.abs(other.angle - angle) < 0.04);
    if (isCrowded) continue;
    ring.push({ index: net.junction(`ring ${i}`, { x: r * Math.cos(angle), y: r * Math.sin(angle) }), angle });
  }
  ring.sort((a, b) => a.angle - b.angle);
  ring.forEach(({ index: from }, i) => {
    const to = ring[(i + 1) % ring.length]?.index ?? from;
    const between = middle(net.junctions[from] ?? { x: 0, y: 0 }, net.junctions[to] ?? { x: 0, y: 0 });
    const isBridge = between.y > plan.river.south && between.y < plan.river.north;
    net.edges.push({ from, to, line: ringQuarter(between), roadClass: "primary", isBridge });
  });
};

const ringQuarter = ({ x, y }: PlanPoint): string => {
  if (Math.abs(x) > Math.abs(y)) return x > 0 ? "ring East" : "ring West";
  return y > 0 ? "ring North" : "ring South";
};

/** Drops what cannot be reached from the middle of the town. */
const connectedPart = ({ junctions, edges }: StreetNet): StreetNet => {
  const neighbours = junctions.map((): number[] => []);
  for (const { from, to } of edges) {
    neighbours[from]?.push(to);
    neighbours[to]?.push(from);
  }
  const middleMost = junctions.reduce((best, p, i) => {
    const known = junctions[best];
    return known && Math.hypot(known.x, known.y) <= Math.hypot(p.x, p.y) ? best : i;
  }, 0);
  const reached = new Set([middleMost]);
  // A set may grow while it is walked.
  for (const junction of reached) for (const next of neighbours[junction] ?? []) reached.add(next);
  return { junctions, edges: edges.filter(({ from }) => reached.has(from)) };
};

/** Lays the streets of a plan, leaving out some of the quiet ones. */
export const layStreets = (plan: TownPlan, random: SeededRandom): StreetNet => {
  const net = new NetBuilder();
  const input: LineInput = { plan, random, net, ring: [] };
  plan.xs.forEach((_, index) => {
    layLine(input, "x", index);
  });
  plan.ys.forEach((_, index) => {
    layLine(input, "y", index);
  });
  layRing(input);
  return connectedPart(net);
};
