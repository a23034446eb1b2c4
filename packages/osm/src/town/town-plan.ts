import { cutBlock, type Block } from "./block.ts";
import { between, contains, turned, type PlanPoint } from "./plan-point.ts";
import type { SeededRandom } from "./seeded-random.ts";
import { StreetBook, type LineRole, type StreetLine, type TownRoadClass } from "./street-book.ts";

/** A band of the plan that runs from west to east and is crossed on bridges only. */
export interface Band {
  readonly south: number;
  readonly north: number;
}

/** The town's great lines: the ring, the river, the railway and the main streets, and the ground between them. */
export interface TownPlan {
  readonly book: StreetBook;
  /** Distance from the middle to the ring, about. */
  readonly reach: number;
  readonly river: Band;
  readonly railway: Band;
  /** What the main streets leave, to be built up. */
  readonly quarters: readonly Block[];
}

/** From the middle to the ring of a town of scale 1. */
const REACH = 1010;
const SIDES = 54;
const RAIL_WIDTH = 18;
const RIVER_WIDTH = 62;
/** From the water to the middle of the quay's street; the southern bank has a green between them. */
const QUAY_GAPS = { south: 46, north: 17 } as const;
const RAIL_GAP = 26;
const SNAP = 40;
const LEAST_WIDTH = 30;

const ringName = ({ x, y }: PlanPoint): string => {
  if (Math.abs(x) > Math.abs(y)) return `${x > 0 ? "East" : "West"} Circular Road`;
  return `${y > 0 ? "North" : "South"} Circular Road`;
};

/** The ring road: a rounded outline, longer from west to east. */
const drawRing = (book: StreetBook, reach: number, random: SeededRandom): Block => {
  const phases = [random.between(0, 7), random.between(0, 7)] as const;
  const corners = Array.from({ length: SIDES }, (_, i): PlanPoint => {
    const angle = (2 * Math.PI * i) / SIDES;
    const radius = reach * (1 + 0.025 * Math.sin(2 * angle + phases[0]) + 0.012 * Math.sin(3 * angle + phases[1]));
    return { x: 1.14 * radius * Math.cos(angle), y: 0.93 * radius * Math.sin(angle) };
  });
  const junctions = corners.map((corner) => book.junction(corner));
  const lines = junctions.map((from, i) => {
    const [a, b] = [corners[i], corners[(i + 1) % SIDES]];
    const name = ringName(a && b ? between(a, b, 0.5) : { x: 0, y: 0 });
    return book.draw(from, junctions[(i + 1) % SIDES] ?? from, { roadClass: "primary", role: "ring", name });
  });
  return { corners, lines };
};

const EAST: PlanPoint = { x: 1, y: 0 };
const NORTH: PlanPoint = { x: 0, y: 1 };

/** Cuts a block that the plan needs cut: the plan's proportions leave room for it. Left half first. */
const must = (
  book: StreetBook,
  block: Block,
  cut: { readonly through: PlanPoint; readonly direction: PlanPoint },
  about: Omit<StreetLine, "from" | "to" | "stops">,
): readonly [Block, Block] => {
  const done = cutBlock(book, block, { ...cut, snapMeters: SNAP, leastWidth: LEAST_WIDTH }, about);
  if (!done) throw new RangeError("a main street that cannot be drawn");
  return done.halves;
};

/** The streets along the two banks of the river and the two sides of the railway, and the ground beyond each. */
const drawBanks = (book: StreetBook, outline: Block, levels: Levels): { south: Block; centre: Block; north: Block } => {
  const along = (block: Block, y: number, roadClass: TownRoadClass, role: LineRole): readonly [Block, Block] => {
    const cut = { through: { x: 0, y }, direction: EAST, snapMeters: 0, leastWidth: 8 };
    const done = cutBlock(book, block, cut, { roadClass, role });
    if (!done) throw new RangeError("a bank without a street");
    return done.halves;
  };
  const [aboveSouth, south] = along(outline, levels.southQuay, "tertiary", "quay");
  const [aboveRiver] = along(aboveSouth, levels.northQuay, "tertiary", "quay");
  const [aboveYard, centre] = along(aboveRiver, levels.stationStreet, "tertiary", "street");
  const [north] = along(aboveYard, levels.beyondRails, "residential", "street");
  return { south, centre, north };
};

interface Levels {
  readonly southQuay: number;
  readonly northQuay: number;
  readonly stationStreet: number;
  readonly beyondRails: number;
}

/** Two streets that cross in the middle of the old town, and one on either side of it. */
const drawCentre = (
  book: StreetBook,
  centre: Block,
  sides: readonly number[],
  reach: number,
  random: SeededRandom,
): Block[] => {
  const market = { x: 0, y: random.between(0.05, 0.1) * reach };
  const leaning = sides.map((x) => ({
    through: { x, y: market.y },
    direction: turned(NORTH, random.between(-0.16, 0.16)),
  }));
  const direction = turned(EAST, random.between(-0.08, 0.08));
  const across = { roadClass: "secondary", role: "street", name: "Market Street" } as const;
  return must(book, centre, { through: market, direction }, across).flatMap((part) => {
    const [westCut, eastCut] = leaning;
    if (!westCut || !eastCut) return [part];
    const [west, rest] = must(book, part, westCut, { roadClass: "secondary", role: "street" });
    const [middle, east] = must(book, rest, eastCut, { roadClass: "secondary", role: "street" });
    const high = { roadClass: "primary", role: "street", name: "High Street" } as const;
    return [west, ...must(book, middle, { through: market, direction: NORTH }, high), east];
  });
};

/** The line of a street that runs along a level of the plan past `x`. */
const levelLine = (book: StreetBook, y: number, x: number): number =>
  book.lines.findIndex(
    ({ from, to }) =>
      Math.abs(from.y - y) < 1 && Math.abs(to.y - y) < 1 && Math.min(from.x, to.x) <= x && Math.max(from.x, to.x) >= x,
  );

/** A bridge that goes on from the street of the centre that ends near `x`; answers where it lands. */
const drawCrossing = (
  book: StreetBook,
  { near, far, x, reach }: { near: number; far: number; x: number; reach: number },
  roadClass: TownRoadClass,
): PlanPoint => {
  const line = levelLine(book, near, x);
  const start = book.near(line, { x, y: near }, 0.2 * reach) ?? { x, y: near };
  const landing = { x: start.x, y: far };
  const [from, to] = [book.stop(line, start), book.stop(levelLine(book, far, start.x), landing)];
  book.draw(from, to, { roadClass, role: "crossing" });
  return landing;
};

/** Cuts the block on whose edge a street begins, from there in a direction; the others stay whole. */
const cutFrom = (
  book: StreetBook,
  blocks: readonly Block[],
  start: PlanPoint,
  direction: PlanPoint,
  roadClass: TownRoadClass,
): Block[] => {
  const inward = { x: start.x + direction.x * 60, y: start.y + direction.y * 60 };
  return blocks.flatMap((block) =>
    contains(block.corners, inward)
      ? must(book, block, { through: start, direction }, { roadClass, role: "street" })
      : [block],
  );
};

/**
 * Draws the great lines: a ring, a river in it with a street on each bank, a railway to the north, main streets that
 * cross in the middle, bridges where they meet the banks, and streets that fan out from the bridges.
 */
export const drawPlan = (random: SeededRandom, scale: number): TownPlan => {
  const book = new StreetBook();
  const reach = REACH * Math.sqrt(scale);
  const outline = drawRing(book, reach, random);
  const riverMiddle = -random.between(0.2, 0.26) * reach;
  const river = { south: riverMiddle - RIVER_WIDTH / 2, north: riverMiddle + RIVER_WIDTH / 2 };
  const railMiddle = random.between(0.42, 0.47) * reach;
  const railway = { south: railMiddle - RAIL_WIDTH / 2, north: railMiddle + RAIL_WIDTH / 2 };
  const levels: Levels = {
    southQuay: river.south - QUAY_GAPS.south,
    northQuay: river.north + QUAY_GAPS.north,
    stationStreet: railway.south - RAIL_GAP,
    beyondRails: railway.north + RAIL_GAP,
  };
  const banks = drawBanks(book, outline, levels);
  const sides = [-random.between(0.38, 0.44) * reach, random.between(0.38, 0.44) * reach];
  const centre = drawCentre(book, banks.centre, sides, reach, random);
  let [southern, northern]: Block[][] = [[banks.south], [banks.north]];
  for (const x of [0, ...sides]) {
    const roadClass = x === 0 ? "primary" : "secondary";
    // The fan: streets lean outwards, away from the one in the middle.
    const lean = x === 0 ? random.between(-0.1, 0.1) : Math.sign(x) * random.between(0.15, 0.4);
    const overRiver = drawCrossing(book, { near: levels.northQuay, far: levels.southQuay, x, reach }, roadClass);
    southern = cutFrom(book, southern ?? [], overRiver, turned({ x: 0, y: -1 }, lean), roadClass);
    const overRails = drawCrossing(book, { near: levels.stationStreet, far: levels.beyondRails, x, reach }, roadClass);
    northern = cutFrom(book, northern ?? [], overRails, turned(NORTH, -lean), roadClass);
  }
  return { book, reach, river, railway, quarters: [...centre, ...(southern ?? []), ...(northern ?? [])] };
};
