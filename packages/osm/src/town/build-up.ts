import { cutBlock, type Block } from "./block.ts";
import { areaOf, contains, distance, middleOf, turned, unit, minus, type PlanPoint } from "./plan-point.ts";
import type { SeededRandom } from "./seeded-random.ts";
import type { StreetBook } from "./street-book.ts";
import type { TownPlan } from "./town-plan.ts";

/** What stands on a block. */
export type BlockUse = "old" | "inner" | "outer" | "works" | "park" | "square" | "campus" | "basin";

export interface TownBlock extends Block {
  readonly use: BlockUse;
  /** What the plan calls it: a park, the square. */
  readonly name?: string;
}

/** Ground that is kept from being built up: the block that holds `near`, once it is small enough. */
interface Reserved {
  readonly near: PlanPoint;
  readonly squareMeters: number;
  readonly use: BlockUse;
  readonly name?: string;
}

const TARGETS = { old: 5_400, inner: 11_500, outer: 19_000, works: 42_000 } as const;
const JITTERS = { old: 0.2, inner: 0.07, outer: 0.12, works: 0.03 } as const;
const SNAPS = { old: 20, inner: 34, outer: 30, works: 20 } as const;
const LEAST_WIDTHS = { old: 43, inner: 60, outer: 72, works: 100 } as const;
type Built = keyof typeof TARGETS;
const TRIES = 14;
/** A cut through more ground than this is a street that leads through. */
const THROUGH_SQUARE_METERS = 130_000;

const reservedOf = ({ reach, river, railway }: TownPlan, random: SeededRandom): Reserved[] => {
  const side = random.pick([-1, 1]);
  const at = (x: number, y: number): PlanPoint => ({ x: x * reach, y: y * reach });
  const overRails = railway.north / reach;
  const underRiver = river.south / reach;
  return [
    { near: { x: 0.07 * reach, y: 0.14 * reach }, squareMeters: 8_500, use: "square", name: "Market Square" },
    { near: at(side * 0.62, 0.16), squareMeters: 90_000, use: "park", name: "Founders Park" },
    { near: at(-side * 0.3, underRiver - 0.34), squareMeters: 60_000, use: "park", name: "Watermeadow Park" },
    { near: at(-side * 0.42, overRails + 0.2), squareMeters: 34_000, use: "park", name: "Kiln Hill" },
    { near: at(-side * 0.24, -0.02), squareMeters: 9_000, use: "park", name: "Chapel Gardens" },
    { near: at(-side * 0.8, -0.06), squareMeters: 26_000, use: "basin", name: "Arden Basin" },
    { near: at(side * 0.2, overRails + 0.16), squareMeters: 24_000, use: "campus", name: "Port Arden College" },
    { near: at(-side * 0.7, 0.2), squareMeters: 26_000, use: "campus", name: "St Brigid's Hospital" },
    { near: at(side * 0.5, underRiver - 0.24), squareMeters: 20_000, use: "campus", name: "Southbank School" },
  ];
};

/** What is built at a place: works beside the railway in the east, else by the distance from the middle. */
const useAt = ({ reach, river, railway }: TownPlan, { x, y }: PlanPoint): Built => {
  if (x > 0.55 * reach && Math.abs(y - railway.north) < 0.26 * reach) return "works";
  const away = Math.hypot(x, y - 0.08 * reach) / reach;
  if (y > river.north && y < railway.south && away < 0.42) return "old";
  return away < 0.66 ? "inner" : "outer";
};

/** A direction to cut in: across the longest way, along a side of the block, a little askew. */
const cutDirection = ({ corners }: Block, jitter: number, attempt: number): { direction: PlanPoint; span: number } => {
  const sides = corners
    .map((a, i) => minus(corners[(i + 1) % corners.length] ?? a, a))
    .sort((a, b) => Math.hypot(b.x, b.y) - Math.hypot(a.x, a.y));
  const along = unit(sides[attempt < TRIES / 2 ? 0 : 1] ?? { x: 1, y: 0 });
  const across = { x: -along.y, y: along.x };
  const extent = (d: PlanPoint): number => {
    const values = corners.map((p) => p.x * d.x + p.y * d.y);
    return Math.max(...values) - Math.min(...values);
  };
  const [long, wide] = [extent(along), extent(across)];
  const isLong = long >= 0.9 * wide;
  return { direction: turned(isLong ? across : along, jitter), span: isLong ? long : wide };
};

/** Lays streets through the quarters until every block has the size of its neighbourhood. */
export const buildUp = (plan: TownPlan, random: SeededRandom): TownBlock[] => {
  const open = reservedOf(plan, random);
  const blocks: TownBlock[] = [];
  const reserve = (block: Block): boolean => {
    const squareMeters = areaOf(block.corners);
    const index = open.findIndex((r) => squareMeters < 1.5 * r.squareMeters && contains(block.corners, r.near));
    const [found] = index < 0 ? [] : open.splice(index, 1);
    if (!found) return false;
    blocks.push({ ...block, use: found.use, ...(found.name === undefined ? {} : { name: found.name }) });
    return true;
  };
  const lay = (block: Block): void => {
    if (reserve(block)) return;
    const squareMeters = areaOf(block.corners);
    const use = useAt(plan, middleOf(block.corners));
    const halves =
      squareMeters > TARGETS[use] * random.between(1.1, 1.8) ? halve(plan.book, block, use, random) : undefined;
    if (halves) halves.forEach(lay);
    else blocks.push({ ...block, use });
  };
  plan.quarters.forEach(lay);
  return blocks;
};

const halve = (
  book: StreetBook,
  block: Block,
  use: Built,
  random: SeededRandom,
): readonly [Block, Block] | undefined => {
  const middle = middleOf(block.corners);
  const roadClass = areaOf(block.corners) > THROUGH_SQUARE_METERS ? "tertiary" : "residential";
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const { direction, span } = cutDirection(block, random.between(-1, 1) * JITTERS[use], attempt);
    const off = random.between(-0.13, 0.13) * span;
    const through = { x: middle.x - direction.y * off, y: middle.y + direction.x * off };
    const cut = { through, direction, snapMeters: SNAPS[use], leastWidth: LEAST_WIDTHS[use] };
    const done = cutBlock(book, block, cut, { roadClass, role: "street" });
    if (done) return done.halves;
  }
  return undefined;
};

const DEAD_END_SHARE = 0.55;
const DEAD_END_WIDTH = 150;

/** Dead ends into the depth of large blocks at the edge of the town, from the middle of their longest side. */
export const addDeadEnds = (book: StreetBook, blocks: readonly TownBlock[], random: SeededRandom): number[] =>
  blocks.flatMap(({ corners, lines, use }) => {
    if (use !== "outer") return [];
    const sides = corners.map((a, i) => ({ a, b: corners[(i + 1) % corners.length] ?? a, line: lines[i] ?? 0 }));
    const side = sides
      .filter(({ line }) => book.lines[line]?.role === "street")
      .reduce<(typeof sides)[number] | undefined>(
        (best, one) => (best && distance(best.a, best.b) >= distance(one.a, one.b) ? best : one),
        undefined,
      );
    if (!side || distance(side.a, side.b) < DEAD_END_WIDTH || !random.chance(0.8)) return [];
    const [along, middle] = [unit(minus(side.b, side.a)), middleOf(corners)];
    const share = random.between(0.42, 0.58);
    const start = { x: side.a.x + (side.b.x - side.a.x) * share, y: side.a.y + (side.b.y - side.a.y) * share };
    const depth = (middle.x - start.x) * -along.y + (middle.y - start.y) * along.x;
    const length = 2 * depth * DEAD_END_SHARE;
    if (length < 55) return [];
    const end = { x: start.x - along.y * length, y: start.y + along.x * length };
    const line = book.draw(book.stop(side.line, start), book.junction(end), {
      roadClass: "residential",
      role: "deadEnd",
    });
    return [line];
  });
