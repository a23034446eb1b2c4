import { areaOf, between, cross, distance, middleOf, minus, type PlanPoint } from "./plan-point.ts";
import type { StreetBook, StreetLine } from "./street-book.ts";

/** A convex piece of ground between streets; its corners run counter-clockwise. */
export interface Block {
  readonly corners: readonly PlanPoint[];
  /** The street along the side from each corner to the next. */
  readonly lines: readonly number[];
}

export interface Cut {
  readonly through: PlanPoint;
  readonly direction: PlanPoint;
  /** A junction this near to where the cut meets a street is taken instead: streets go on across one another. */
  readonly snapMeters: number;
  /** Neither half may be narrower. */
  readonly leastWidth: number;
}

interface Hit {
  readonly side: number;
  readonly point: PlanPoint;
}

/** How wide a convex ring is where it is narrowest. */
const widthOf = (ring: readonly PlanPoint[]): number =>
  ring.reduce((least, a, i) => {
    const b = ring[(i + 1) % ring.length] ?? a;
    const length = distance(a, b);
    if (length === 0) return least;
    const height = ring.reduce((most, p) => Math.max(most, cross(minus(b, a), minus(p, a)) / length), 0);
    return Math.min(least, height);
  }, Infinity);

const hits = (book: StreetBook, { corners, lines }: Block, { through, direction, snapMeters }: Cut): Hit[] =>
  corners.flatMap((a, side): Hit[] => {
    const b = corners[(side + 1) % corners.length] ?? a;
    const [before, after] = [cross(direction, minus(a, through)), cross(direction, minus(b, through))];
    if (before > 0 === after > 0) return [];
    const point = between(a, b, before / (before - after));
    const known = book.near(lines[side] ?? 0, point, snapMeters);
    // On the line, but beyond this block's part of it.
    const isHere = known && distance(a, known) + distance(known, b) < distance(a, b) + 0.01;
    return [{ side, point: isHere ? known : point }];
  });

/** One half: from where the cut ends round to where it begins; sides without length are left out. */
const half = ({ corners, lines }: Block, from: Hit, to: Hit, cutLine: number): Block => {
  const count = corners.length;
  const steps = (to.side - from.side + count) % count;
  const around = Array.from({ length: steps }, (_, i) => (from.side + 1 + i) % count);
  const all = [
    { corner: from.point, line: lines[from.side] ?? 0 },
    ...around.flatMap((i) => {
      const corner = corners[i];
      return corner ? [{ corner, line: lines[i] ?? 0 }] : [];
    }),
    { corner: to.point, line: cutLine },
  ];
  const kept = all.filter(({ corner }, i) => distance(corner, all[(i + 1) % all.length]?.corner ?? corner) > 0.5);
  return { corners: kept.map(({ corner }) => corner), lines: kept.map(({ line }) => line) };
};

/** Draws a street through a block; undefined where a half would be too narrow. The left half of its direction is first. */
export const cutBlock = (
  book: StreetBook,
  block: Block,
  cut: Cut,
  about: Omit<StreetLine, "from" | "to" | "stops">,
): { readonly halves: readonly [Block, Block]; readonly line: number } | undefined => {
  const [first, second, ...more] = hits(book, block, cut);
  if (!first || !second || more.length > 0) return undefined;
  const line = book.lines.length;
  const [a, b] = [half(block, second, first, line), half(block, first, second, line)];
  const isLeft = cross(cut.direction, minus(middleOf(a.corners), cut.through)) > 0;
  const halves = isLeft ? ([a, b] as const) : ([b, a] as const);
  const isGood = halves.every(
    ({ corners }) => corners.length >= 3 && areaOf(corners) > 0 && widthOf(corners) >= cut.leastWidth,
  );
  if (!isGood) return undefined;
  const from = book.stop(block.lines[first.side] ?? 0, first.point);
  const to = book.stop(block.lines[second.side] ?? 0, second.point);
  book.draw(from, to, about);
  return { halves, line };
};
