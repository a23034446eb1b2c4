import type { TownBlock } from "./build-up.ts";
import type { ElementWriter } from "./element-writer.ts";
import { inset, pointsBetween } from "./outline.ts";
import { distanceToSegment, middleOf, turned, type PlanPoint } from "./plan-point.ts";
import type { SeededRandom } from "./seeded-random.ts";
import type { TownPlan } from "./town-plan.ts";

/** How far river, railway and country go on beyond the ring, as a share of the town's reach. */
const BEYOND = 3;
/** The coast lies this far west of the middle. */
const COAST = 1.62;

/** A roundish ring with bays. */
const blob = (middle: PlanPoint, radius: number, random: SeededRandom, points = 22): PlanPoint[] => {
  const phases = [random.between(0, 7), random.between(0, 7), random.between(0, 7)];
  return Array.from({ length: points }, (_, i) => {
    const angle = (2 * Math.PI * i) / points;
    const bays = phases.reduce((sum, phase, k) => sum + (0.16 / (k + 1)) * Math.sin((k + 2) * angle + phase), 0);
    const r = radius * (1 + bays);
    return { x: middle.x + 1.25 * r * Math.cos(angle), y: middle.y + 0.85 * r * Math.sin(angle) };
  });
};

const range = (from: number, to: number, step: number): number[] =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, i) => from + i * step);

/** The river, wider towards the sea in the west, with a green on its southern bank. */
export const writeRiver = ({ river, reach }: TownPlan, townName: string, writer: ElementWriter): void => {
  const name = `River ${townName.split(" ").at(-1) ?? townName}`;
  const xs = range(-(COAST + 0.2) * reach, BEYOND * reach, 35);
  const wider = (x: number): number => Math.max(0, -x / reach - 1.2) ** 1.6 * 0.16 * reach;
  const south = xs.map((x) => ({ x, y: river.south - wider(x) }));
  const north = xs.map((x) => ({ x, y: river.north + wider(x) }));
  writer.area([...south, ...north.toReversed()], { natural: "water", water: "river", name });
  // Coasts are drawn with the water on their right: southwards, since the sea lies in the west.
  const coast = range(-BEYOND * reach, BEYOND * reach, 60).map((y) => ({
    x: (-COAST + 0.05 * Math.sin((y / reach) * 5) + 0.03 * Math.sin((y / reach) * 11)) * reach,
    y: -y,
  }));
  writer.line(coast, { natural: "coastline" });
  const middle = (river.south + river.north) / 2;
  writer.line(
    xs.map((x) => ({ x, y: middle })),
    { waterway: "river", name },
  );
  const bank = range(-0.98 * reach, 0.98 * reach, 35);
  writer.area(
    [...bank.map((x) => ({ x, y: river.south - 35 })), ...bank.toReversed().map((x) => ({ x, y: river.south - 4 }))],
    {
      leisure: "park",
      name: "Riverside Green",
    },
  );
};

/** Two tracks, and the station between them and its street. */
export const writeRailway = ({ railway, reach }: TownPlan, townName: string, writer: ElementWriter): void => {
  const middle = (railway.south + railway.north) / 2;
  for (const off of [-2.4, 2.4]) {
    writer.line(
      range(-1.32 * reach, BEYOND * reach, 35).map((x) => ({ x, y: middle + off })),
      { railway: "rail" },
    );
  }
  const [west, east] = [0.035 * reach, 0.035 * reach + 76];
  writer.area(
    [
      { x: west, y: railway.south - 15 },
      { x: east, y: railway.south - 15 },
      { x: east, y: railway.south + 1 },
      { x: west, y: railway.south + 1 },
    ],
    { building: "train_station", name: `${townName} Station` },
  );
};

/** A park: lawn, a pond with a path round it, and paths in from the streets. */
const writePark = (
  { block, doors }: { block: TownBlock; doors: readonly { readonly node: number; readonly point: PlanPoint }[] },
  random: SeededRandom,
  writer: ElementWriter,
): void => {
  const { corners } = block;
  const name = block.name ?? "Park";
  writer.area(inset(corners, 7), { leisure: "park", name });
  const middle = middleOf(corners);
  const room = Math.min(...corners.map((p) => Math.hypot(p.x - middle.x, p.y - middle.y)));
  const pond = room > 90;
  const round = blob(middle, pond ? room * 0.36 : room * 0.22, random, 18);
  if (pond)
    writer.area(blob(middle, room * 0.25, random, 18), {
      natural: "water",
      water: "pond",
      name: `${name.split(" ")[0]} Pond`,
    });
  const nodes = round.map((p) => writer.node(p));
  writer.way([...nodes, ...nodes.slice(0, 1)], { highway: "footway" });
  for (const { node, point } of doors) {
    const nearest = round.reduce((best, p, i) => {
      const known = round[best];
      return known && Math.hypot(known.x - point.x, known.y - point.y) <= Math.hypot(p.x - point.x, p.y - point.y)
        ? best
        : i;
    }, 0);
    const [to, end] = [round[nearest], nodes[nearest]];
    if (!to || end === undefined) continue;
    writer.way([node, ...pointsBetween(point, to).map((p) => writer.node(p)), end], { highway: "footway" });
  }
};

/** The market square: lawns, a fountain, the church and the market hall. */
const writeSquare = ({ corners, name }: TownBlock, writer: ElementWriter): void => {
  const middle = middleOf(corners);
  const box = (x: number, y: number, w: number, h: number): PlanPoint[] =>
    [
      [-w, -h],
      [w, -h],
      [w, h],
      [-w, h],
    ].map(([dx = 0, dy = 0]) => {
      const p = turned({ x: x + dx / 2, y: y + dy / 2 }, 0.06);
      return { x: middle.x + p.x, y: middle.y + p.y };
    });
  writer.area(box(-17, 14, 15, 22), { building: "church", name: "St Arden's Church" });
  writer.area(box(-17, 28, 8, 8), { building: "church" });
  writer.area(box(16, -15, 26, 12), { building: "public", name: "Market Hall" });
  writer.area(box(16, 12, 22, 22), { leisure: "garden" });
  writer.area(box(-16, -14, 20, 16), { leisure: "garden" });
  const fountain = Array.from({ length: 12 }, (_, i) => turned({ x: 5, y: 0 }, (i * Math.PI) / 6));
  writer.area(
    fountain.map((p) => ({ x: middle.x + p.x, y: middle.y + p.y - 1 })),
    { natural: "water", water: "fountain" },
  );
  writer.node(middle, { place: "square", name: name ?? "Square" });
};

/** Parks, the square and the basin, on the blocks kept for them. */
export const writeGreens = (
  blocks: readonly TownBlock[],
  { plan, junction }: { readonly plan: TownPlan; readonly junction: (index: number) => number },
  random: SeededRandom,
  writer: ElementWriter,
): void => {
  for (const block of blocks) {
    if (block.use === "square") writeSquare(block, writer);
    if (block.use === "basin") {
      writer.area(inset(block.corners, 16), { natural: "water", water: "basin", name: block.name ?? "Basin" });
    }
    if (block.use !== "park") continue;
    const doors = block.corners.flatMap((point, i) => {
      const stop = plan.book.lines[block.lines[i] ?? 0]?.stops.find(
        ({ junction: at }) => plan.book.junctions[at] === point,
      );
      return stop ? [{ node: junction(stop.junction), point }] : [];
    });
    writePark({ block, doors }, random, writer);
  }
};

/** Woods, meadows and a lake outside the ring, between the roads, the river and the sea. */
export const writeCountry = (
  { book, reach, river, railway }: TownPlan,
  random: SeededRandom,
  writer: ElementWriter,
): void => {
  const roads = book.lines.filter(({ role }) => role === "out");
  let hasLake = false;
  const spots = Array.from({ length: 15 }, (_, i) => {
    const angle = (2 * Math.PI * (i + random.between(-0.3, 0.3))) / 15;
    const away = random.between(1.42, 1.85);
    return { x: 1.14 * away * reach * Math.cos(angle), y: 0.95 * away * reach * Math.sin(angle) };
  });
  spots.forEach((spot, i) => {
    const size = random.between(0.09, 0.2) * reach;
    const ring = blob(spot, size, random);
    const bands = [river, railway].some(
      ({ south, north }) => spot.y + size > south - 120 && spot.y - size < north + 120,
    );
    if (bands || spot.x - 1.5 * size < -(COAST - 0.1) * reach) return;
    const isOpen = roads.every(({ from, to }) => distanceToSegment(spot, from, to) > 1.6 * size);
    if (isOpen && !hasLake) {
      hasLake = true;
      writer.area(ring, { natural: "water", water: "lake", name: "Lough Arden" });
    } else writer.area(ring, i % 3 === 0 ? { landuse: "meadow" } : { natural: "wood" });
  });
};
