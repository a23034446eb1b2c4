import type { BlockUse, TownBlock } from "./build-up.ts";
import { freeGround, type Side } from "./free-ground.ts";
import { minus, unit, type PlanPoint } from "./plan-point.ts";
import type { SeededRandom } from "./seeded-random.ts";
import type { StreetBook, TownRoadClass } from "./street-book.ts";

/** Where a house stands, on the ground (bent). */
export interface HouseSite {
  /** The line of its street and, on the plan, where its front stands. */
  readonly line: number;
  readonly plan: PlanPoint;
  /** Whether it stands to the left of the line's direction. */
  readonly isLeft: boolean;
  readonly corners: readonly [PlanPoint, PlanPoint, PlanPoint, PlanPoint];
  readonly middle: PlanPoint;
  /** On the pavement, before the middle of the front. */
  readonly door: PlanPoint;
  readonly use: BlockUse;
}

/** How houses stand along a street: metres, drawn between two bounds for each. */
interface Habit {
  readonly lot: readonly [number, number];
  readonly width: readonly [number, number] | "lot";
  readonly depth: readonly [number, number];
  readonly setback: number;
  /** How many lots in a hundred stay empty. */
  readonly gaps: number;
  /** More than this many do not stand on a block. */
  readonly most: number;
}

const HABITS: Readonly<Record<Exclude<BlockUse, "park" | "square" | "basin">, Habit>> = {
  old: { lot: [7.5, 12.5], width: "lot", depth: [10, 14], setback: 0.5, gaps: 3, most: Infinity },
  inner: { lot: [9.5, 15], width: "lot", depth: [9, 11.5], setback: 2.5, gaps: 9, most: Infinity },
  outer: { lot: [15.5, 21], width: [9, 13], depth: [8, 10.5], setback: 5, gaps: 6, most: Infinity },
  works: { lot: [48, 80], width: [36, 58], depth: [26, 44], setback: 9, gaps: 8, most: 8 },
  campus: { lot: [46, 62], width: [34, 50], depth: [14, 18], setback: 8, gaps: 0, most: 5 },
};

const HALF_ROADS: Readonly<Record<TownRoadClass, number>> = { primary: 9, secondary: 8, tertiary: 7, residential: 5.5 };
const RANKS: Readonly<Record<TownRoadClass, number>> = { primary: 0, secondary: 1, tertiary: 2, residential: 3 };

export interface HousesInput {
  readonly book: StreetBook;
  readonly blocks: readonly TownBlock[];
  /** Lines of dead ends. */
  readonly deadEnds: readonly number[];
  readonly bend: (point: PlanPoint) => PlanPoint;
  readonly random: SeededRandom;
}

/** The sides of a block along which houses stand, those of great streets first. */
const sidesOf = ({ book }: HousesInput, { corners, lines }: TownBlock): Side[] =>
  corners
    .map((a, i): Side => {
      const line = lines[i] ?? 0;
      const { from = a, to = a, roadClass = "residential", role } = book.lines[line] ?? {};
      const b = corners[(i + 1) % corners.length] ?? a;
      const [side, along] = [minus(b, a), minus(to, from)];
      const isLeft = side.x * along.x + side.y * along.y > 0;
      return {
        a,
        b,
        line,
        isLeft,
        halfRoad: HALF_ROADS[roadClass],
        rank: RANKS[roadClass],
        hasHouses: role !== "ring",
      };
    })
    .sort((p, q) => p.rank - q.rank);

/** Both sides of a dead end that runs into a block. */
const deadEndSides = ({ book, deadEnds }: HousesInput, { corners, lines }: TownBlock): Side[] =>
  deadEnds.flatMap((line): Side[] => {
    const drawn = book.lines[line];
    if (
      !drawn ||
      !corners.some((a, i) => startsOn(book, lines[i] ?? 0, drawn.from, a, corners[(i + 1) % corners.length]))
    )
      return [];
    const [{ from, to }, half] = [drawn, HALF_ROADS.residential];
    const both = { line, halfRoad: half, rank: 4, hasHouses: true };
    return [
      { ...both, a: from, b: to, isLeft: true },
      { ...both, a: to, b: from, isLeft: false },
    ];
  });

/** Whether a dead end begins on this side of a block and leads into it. */
const startsOn = (
  book: StreetBook,
  line: number,
  start: PlanPoint,
  a: PlanPoint,
  b: PlanPoint | undefined,
): boolean => {
  if (!b || book.near(line, start, 0.5) === undefined) return false;
  const [side, to] = [minus(b, a), minus(start, a)];
  const length = Math.hypot(side.x, side.y);
  const along = (side.x * to.x + side.y * to.y) / length;
  return along > 0 && along < length && Math.abs(side.x * to.y - side.y * to.x) / length < 0.5;
};

/** Houses around every block, along its streets and the dead ends in it. None lap over one another or onto a street. */
export const placeHouses = (input: HousesInput): HouseSite[] =>
  input.blocks.flatMap((block) => {
    const { use } = block;
    if (use === "park" || use === "square" || use === "basin") return [];
    const habit = HABITS[use];
    const { random, book } = input;
    const inner = deadEndSides(input, block).filter(({ line }) => leadsInto(book, line, block));
    const ground = freeGround([...sidesOf(input, block), ...inner], block, input.bend);
    const sites: HouseSite[] = [];
    for (const curve of ground.curves) {
      if (!curve.side.hasHouses) continue;
      for (let at = 3; sites.length < habit.most;) {
        const lot = random.between(...habit.lot);
        const width = habit.width === "lot" ? lot - 0.2 : random.between(...habit.width);
        const depth = random.between(...habit.depth);
        if (at + lot > curve.length - 3) break;
        const isGap = random.chance(habit.gaps / 100);
        const front = curve.side.halfRoad + habit.setback + (use === "outer" ? random.between(0, 2) : 0);
        const house = isGap ? undefined : ground.build(curve, at + lot / 2, { front, width, depth });
        // A corner where nothing fits: a little farther on it may.
        at += house || isGap ? lot : 1.2;
        if (house) sites.push({ ...house, use });
      }
    }
    return sites;
  });

const leadsInto = (book: StreetBook, line: number, { corners }: TownBlock): boolean => {
  const drawn = book.lines[line];
  if (!drawn) return false;
  const d = unit(minus(drawn.to, drawn.from));
  return corners.every((a, i) => {
    const side = minus(corners[(i + 1) % corners.length] ?? a, a);
    const p = minus({ x: drawn.from.x + d.x * 5, y: drawn.from.y + d.y * 5 }, a);
    return side.x * p.y - side.y * p.x > 0;
  });
};
