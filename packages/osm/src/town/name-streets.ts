import type { SeededRandom } from "./seeded-random.ts";
import { streetNamer, type StreetPlace } from "./street-names.ts";
import type { NetEdge, StreetNet, TownRoadClass } from "./street-net.ts";
import type { TownPlan } from "./town-plan.ts";

/** A street with a name: edges that follow one another. */
export interface TownStreet {
  readonly name: string;
  readonly roadClass: TownRoadClass;
  /** Where its houses stand close together. */
  readonly isCentral: boolean;
  readonly edges: readonly NetEdge[];
}

const edgeMeters = ({ junctions }: StreetNet, { from, to }: NetEdge): number => {
  const [a, b] = [junctions[from], junctions[to]];
  return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0;
};

/** Edges of one line, cut where they do not meet, at bridges' far ends and where the street gets longer than `maxMeters`. */
const cutIntoStreets = (net: StreetNet, maxMeters: number): NetEdge[][] => {
  const byLine = new Map<string, NetEdge[]>();
  for (const edge of net.edges) byLine.set(edge.line, [...(byLine.get(edge.line) ?? []), edge]);
  return [...byLine.values()].flatMap((edges) => {
    const isRing = edges[0]?.line.startsWith("ring") ?? false;
    const streets: NetEdge[][] = [];
    let meters = Infinity;
    for (const edge of edges) {
      const street = streets.at(-1);
      const last = street?.at(-1);
      const length = edgeMeters(net, edge);
      const goesOn = last?.to === edge.from && (isRing || (meters + length <= maxMeters && !last.isBridge));
      if (street && goesOn) {
        street.push(edge);
        meters += length;
      } else {
        streets.push([edge]);
        meters = length;
      }
    }
    return streets;
  });
};

/** Cuts the net so that about `count` streets come out. */
const cutToCount = (net: StreetNet, count: number): NetEdge[][] => {
  const tries = Array.from({ length: 30 }, (_, i) => cutIntoStreets(net, 250 + 50 * i));
  return tries.reduce((best, streets) =>
    Math.abs(streets.length - count) < Math.abs(best.length - count) ? streets : best,
  );
};

/** Names about `count` streets. The ring keeps its four plain names and the main street is the High Street. */
export const nameStreets = (net: StreetNet, plan: TownPlan, random: SeededRandom, count: number): TownStreet[] => {
  const degrees = new Map<number, number>();
  for (const { from, to } of net.edges) for (const end of [from, to]) degrees.set(end, (degrees.get(end) ?? 0) + 1);
  const newName = streetNamer(random);
  const quays = plan.ys.flatMap((y, i) => {
    const isBelow = y < plan.river.south && (plan.ys[i + 1] ?? Infinity) > plan.river.north;
    const isAbove = y > plan.river.north && (plan.ys[i - 1] ?? -Infinity) < plan.river.south;
    return isBelow || isAbove ? [`y${i}`] : [];
  });
  let highStreet = false;
  return cutToCount(net, count).map((edges): TownStreet => {
    const [first] = edges;
    if (!first) throw new RangeError("a street without edges");
    const { line, roadClass } = first;
    const start = net.junctions[first.from] ?? { x: 0, y: 0 };
    const isCentral = Math.hypot(start.x, start.y) < plan.coreRadius;
    const endsDead = [first.from, edges.at(-1)?.to ?? first.from].some((end) => degrees.get(end) === 1);
    const place = (): StreetPlace => {
      if (quays.includes(line)) return "quay";
      if (isCentral) return "centre";
      if (endsDead && edges.length <= 2) return "deadEnd";
      return roadClass === "residential" ? "quiet" : "through";
    };
    const isMain =
      roadClass === "primary" && isCentral && !highStreet && line.startsWith("x") && start.y > plan.river.south;
    if (isMain) highStreet = true;
    const name = line.startsWith("ring ")
      ? `${line.slice(5)} Circular Road`
      : isMain
        ? "High Street"
        : newName(place());
    return { name, roadClass, isCentral, edges };
  });
};
