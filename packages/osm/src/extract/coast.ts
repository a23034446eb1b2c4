import type { LngLat } from "@fairmile/contracts";
import { planeAt, ringArea, ringContains } from "../geometry.ts";
import { isClosed, joinWays, lineOf } from "./areas.ts";
import type { Collected } from "./collect.ts";
import type { Bounds } from "./extract-types.ts";

/** Sea with its islands cut out; rings are open (the first point is not repeated). */
export interface SeaArea {
  readonly outer: LngLat[];
  readonly islands: LngLat[][];
}

interface XY {
  readonly x: number;
  readonly y: number;
}

/** A piece of coast from where it enters the box to where it leaves it. */
interface Piece {
  readonly line: XY[];
  readonly entersAt: number;
  readonly leavesAt: number;
}

/** A clip leaves the ends of a coast short of the box; farther than this share of its width, something is missing. */
const MAX_GAP_SHARE = 0.12;

/** The unit square, clockwise from its upper left: 0 to 1 along the top, 1 to 2 down the right, and so on. */
const CORNERS: readonly XY[] = [
  { x: 1, y: 1 },
  { x: 1, y: 0 },
  { x: 0, y: 0 },
  { x: 0, y: 1 },
];

const isInside = ({ x, y }: XY): boolean => x > 0 && x < 1 && y > 0 && y < 1;

/** Where on the border the point nearest to `p` lies, and that point. */
const toBorder = (p: XY): { at: number; point: XY; gap: number } => {
  const [x, y] = [Math.max(0, Math.min(1, p.x)), Math.max(0, Math.min(1, p.y))];
  const sides = [
    { at: x, point: { x, y: 1 }, gap: Math.abs(1 - p.y) },
    { at: 1 + (1 - y), point: { x: 1, y }, gap: Math.abs(1 - p.x) },
    { at: 2 + (1 - x), point: { x, y: 0 }, gap: Math.abs(p.y) },
    { at: 3 + y, point: { x: 0, y }, gap: Math.abs(p.x) },
  ];
  return sides.reduce((best, side) => (side.gap < best.gap ? side : best));
};

/** The part of a segment inside the unit square, as shares of its length (Liang–Barsky); undefined for none. */
const clipSegment = (a: XY, b: XY): readonly [number, number] | undefined => {
  let [from, to] = [0, 1];
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  for (const [p, q] of [
    [-dx, a.x],
    [dx, 1 - a.x],
    [-dy, a.y],
    [dy, 1 - a.y],
  ] as const) {
    if (p === 0 && q < 0) return undefined;
    if (p < 0) from = Math.max(from, q / p);
    if (p > 0) to = Math.min(to, q / p);
  }
  return from < to ? [from, to] : undefined;
};

const along = (a: XY, b: XY, share: number): XY => ({ x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share });

/** The pieces of a line inside the unit square. */
const clipLine = (line: readonly XY[]): XY[][] => {
  const pieces: XY[][] = [];
  let isOpen = false;
  for (let i = 1; i < line.length; i += 1) {
    const [a, b] = [line[i - 1], line[i]];
    if (!a || !b) continue;
    const part = clipSegment(a, b);
    if (!part) {
      isOpen = false;
      continue;
    }
    const [from, to] = part;
    if (!isOpen || from > 0) pieces.push([along(a, b, from)]);
    pieces.at(-1)?.push(along(a, b, to));
    isOpen = to === 1;
  }
  return pieces;
};

/** Ties a piece's ends to the border; undefined where one ends in the middle of the box. */
const tie = (line: XY[]): Piece | undefined => {
  const [first, last] = [line[0], line.at(-1)];
  if (!first || !last) return undefined;
  const [enters, leaves] = [toBorder(first), toBorder(last)];
  if (Math.max(enters.gap, leaves.gap) > MAX_GAP_SHARE) return undefined;
  return { line: [enters.point, ...line, leaves.point], entersAt: enters.at, leavesAt: leaves.at };
};

const clockwiseGap = (from: number, to: number): number => (to - from + 4) % 4;

/**
 * Rings of sea: OpenStreetMap draws coasts with the water on their right, so from where a piece leaves the box the sea's
 * border runs clockwise along the box to the next piece that enters it.
 */
const traceSea = (pieces: readonly Piece[]): XY[][] => {
  const used = new Set<Piece>();
  return pieces.flatMap((start) => {
    if (used.has(start)) return [];
    const ring: XY[] = [];
    for (let piece = start; !used.has(piece);) {
      used.add(piece);
      ring.push(...piece.line);
      const leavesAt = piece.leavesAt;
      const next = pieces.reduce((best, other) =>
        clockwiseGap(leavesAt, other.entersAt) < clockwiseGap(leavesAt, best.entersAt) ? other : best,
      );
      const reach = clockwiseGap(leavesAt, next.entersAt);
      for (let corner = Math.floor(leavesAt) + 1; corner - leavesAt < reach; corner += 1) {
        const point = CORNERS[(corner - 1) % 4];
        if (point) ring.push(point);
      }
      piece = next;
    }
    return [ring];
  });
};

/**
 * The sea inside a box, from the coastlines that cross it. `isBroken` where a coast ends in mid-box: then nothing is
 * drawn, since land and sea could change places.
 */
export const seaAreas = (
  { ways, coordinates }: Pick<Collected, "ways" | "coordinates">,
  box: Bounds,
): { areas: SeaArea[]; isBroken: boolean } => {
  const coasts = ways.filter(({ tags }) => tags["natural"] === "coastline").map(({ refs }) => refs);
  const { toX, toY, toPoint } = planeAt({ lng: box.west, lat: box.south });
  const [width, height] = [toX(box.east), toY(box.north)];
  const toUnit = (p: LngLat): XY => ({ x: toX(p.lng) / width, y: toY(p.lat) / height });
  const fromUnit = ({ x, y }: XY): LngLat => toPoint(x * width, y * height);

  const islands: LngLat[][] = [];
  const lagoons: LngLat[][] = [];
  const lines: XY[][] = [];
  for (const refs of joinWays(coasts, true)) {
    const ring = lineOf(refs, coordinates);
    const line = ring.map(toUnit);
    const outside = line.findIndex((p) => !isInside(p));
    if (isClosed(refs) && ring.length === refs.length) {
      if (outside < 0) (ringArea(ring) > 0 ? islands : lagoons).push(ring);
      // Begin outside, so that no piece is cut in two where the ring happens to begin.
      else lines.push([...line.slice(outside), ...line.slice(1, outside + 1)]);
    } else lines.push(line);
  }
  const tied = lines.flatMap(clipLine).map(tie);
  const pieces = tied.filter((piece) => piece !== undefined);
  if (pieces.length < tied.length) return { areas: [], isBroken: true };
  const wholeBox = pieces.length === 0 && islands.length > 0 ? [[...CORNERS]] : [];
  const outers = [...traceSea(pieces), ...wholeBox].map((ring) => ring.map(fromUnit));
  const areas = [...outers, ...lagoons].map((outer) => ({
    outer,
    islands: islands.filter((island) => island[0] !== undefined && ringContains(outer, island[0])),
  }));
  return { areas, isBroken: false };
};
