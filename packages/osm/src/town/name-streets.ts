import { distance, unit } from "./plan-point.ts";
import type { SeededRandom } from "./seeded-random.ts";
import { streetNamer, type StreetPlace } from "./street-names.ts";
import { leaving, type NetEdge } from "./street-net.ts";
import type { StreetBook, TownRoadClass } from "./street-book.ts";
import type { TownPlan } from "./town-plan.ts";

/** Lines that go on from one another under one name. */
export interface TownStreet {
  readonly name: string;
  readonly roadClass: TownRoadClass;
  /** A road out into the country: it has a number instead of a name, and nobody's door stands on it. */
  readonly isOut: boolean;
  /** In the narrow streets of the old town. */
  readonly isCentral: boolean;
  /** Along the street; those of a line that runs against it are turned round. */
  readonly edges: readonly NetEdge[];
  /** Metres from the street's start to each line's, and whether the line runs the street's way. */
  readonly parts: readonly { readonly line: number; readonly startMeters: number; readonly isAhead: boolean }[];
}

/** Two ends that meet within this of a straight line are one street (as a cosine). */
const STRAIGHT = -0.92;
const LONGEST_METERS = 1900;
const OLD_SHARE = 0.45;
/** Of the roads out into the country. */
const FIRST_NUMBER = 600;

interface End {
  readonly line: number;
  readonly junction: number;
}

const endsOf = (edges: readonly NetEdge[], line: number): readonly [End, End] | undefined => {
  const [first, last] = [edges[0], edges.at(-1)];
  return first && last
    ? [
        { line, junction: first.from },
        { line, junction: last.to },
      ]
    : undefined;
};

const canJoin = (book: StreetBook, a: End, b: End): boolean => {
  const [one, other] = [book.lines[a.line], book.lines[b.line]];
  if (!one || !other || one.role !== other.role || one.name !== other.name) return false;
  if (one.role === "ring") return true;
  if (one.roadClass !== other.roadClass) return false;
  const [p, q] = [unit(leaving(book, a.line, a.junction)), unit(leaving(book, b.line, b.junction))];
  return p.x * q.x + p.y * q.y < STRAIGHT;
};

/** Which end goes on as which: each end has at most one partner. */
const joints = (book: StreetBook, net: readonly (readonly NetEdge[])[]): Map<string, End> => {
  const byJunction = new Map<number, End[]>();
  net.forEach((edges, line) => {
    for (const end of endsOf(edges, line) ?? []) {
      byJunction.set(end.junction, [...(byJunction.get(end.junction) ?? []), end]);
    }
  });
  const partners = new Map<string, End>();
  const key = ({ line, junction }: End): string => `${line}|${junction}`;
  for (const ends of byJunction.values()) {
    ends.forEach((a, i) => {
      const b = ends.slice(i + 1).find((other) => !partners.has(key(other)) && canJoin(book, a, other));
      if (!b || partners.has(key(a))) return;
      partners.set(key(a), b);
      partners.set(key(b), a);
    });
  }
  return partners;
};

const reversed = (edges: readonly NetEdge[]): NetEdge[] =>
  edges.toReversed().map((edge) => ({ ...edge, from: edge.to, to: edge.from }));

const lengthOf = (book: StreetBook, line: number): number => {
  const drawn = book.lines[line];
  return drawn ? distance(drawn.from, drawn.to) : 0;
};

/** Lines in chains, each with the way it is run through. */
const chains = (book: StreetBook, net: readonly (readonly NetEdge[])[]): { line: number; isAhead: boolean }[][] => {
  const partners = joints(book, net);
  const used = new Set<number>();
  const walk = (line: number, from: number): { line: number; isAhead: boolean }[] => {
    const chain: { line: number; isAhead: boolean }[] = [];
    let at: End | undefined = { line, junction: from };
    for (let meters = 0; at && !used.has(at.line) && meters < LONGEST_METERS; meters += lengthOf(book, at.line)) {
      const ends = endsOf(net[at.line] ?? [], at.line);
      if (!ends) break;
      used.add(at.line);
      const isAhead = ends[0].junction === at.junction;
      chain.push({ line: at.line, isAhead });
      at = partners.get(`${at.line}|${(isAhead ? ends[1] : ends[0]).junction}`);
      if (!at) break;
    }
    return chain;
  };
  const starts = net.flatMap((edges, line) =>
    (endsOf(edges, line) ?? []).filter((end) => !partners.has(`${line}|${end.junction}`)),
  );
  const open = starts.flatMap(({ line, junction }) => (used.has(line) ? [] : [walk(line, junction)]));
  // What is left runs in a circle, or was cut off for its length.
  const rest = net.flatMap((edges, line) => {
    const ends = endsOf(edges, line);
    return ends && !used.has(line) ? [walk(line, ends[0].junction)] : [];
  });
  return [...open, ...rest].filter((chain) => chain.length > 0);
};

/** Names every street. The plan's own names stay; the others fit where the street lies. */
export const nameStreets = (
  plan: TownPlan,
  net: readonly (readonly NetEdge[])[],
  random: SeededRandom,
): TownStreet[] => {
  const { book, reach, river, railway } = plan;
  const newName = streetNamer(random);
  const taken = new Set<string>();
  return chains(book, net).flatMap((chain): TownStreet[] => {
    const first = chain[0] && book.lines[chain[0].line];
    if (!first) return [];
    const { roadClass, role, from } = first;
    const isOverWater = from.y < railway.south - 40;
    const isCentral =
      Math.hypot(from.x, from.y - 0.08 * reach) < OLD_SHARE * reach && from.y > river.north && from.y < railway.south;
    const place = (): StreetPlace => {
      if (role === "quay") return "quay";
      if (role === "crossing") return isOverWater ? "bridge" : "overpass";
      if (role === "deadEnd") return "deadEnd";
      if (isCentral) return "centre";
      return roadClass === "residential" ? "quiet" : "through";
    };
    const isOut = role === "out";
    const keepsName = first.name !== undefined && !(taken.has(first.name) && role !== "ring");
    const name = keepsName ? first.name : isOut ? `R${FIRST_NUMBER + taken.size}` : newName(place());
    taken.add(name);
    let startMeters = 0;
    const parts = chain.map(({ line, isAhead }) => {
      const part = { line, startMeters, isAhead };
      startMeters += lengthOf(book, line);
      return part;
    });
    const edges = chain.flatMap(({ line, isAhead }) => (isAhead ? (net[line] ?? []) : reversed(net[line] ?? [])));
    return [{ name, roadClass, isOut, isCentral, edges, parts }];
  });
};
