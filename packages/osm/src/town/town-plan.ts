import type { SeededRandom } from "./seeded-random.ts";

/** A position on the plan, in metres east and north of the town's middle, before the plan is bent. */
export interface PlanPoint {
  readonly x: number;
  readonly y: number;
}

export interface PlanBox {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** Where the lines of the town lie before anything is built on them. */
export interface TownPlan {
  readonly ringRadius: number;
  /** Streets are close together and houses side by side within this distance of the middle. */
  readonly coreRadius: number;
  /** x of the streets that run north, y of those that run east; each rising. */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly river: { readonly south: number; readonly north: number };
  readonly parks: readonly PlanBox[];
}

const CORE_STEP = 95;
const OUTER_STEP = 145;
const RIVER_WIDTH = 48;
const QUAY_GAP = 20;
const LINE_JITTER = 10;

/** Lines from `from` outwards to `reach`, narrow near the middle of the town and wide farther out. */
const linesOutwards = (from: number, reach: number, coreRadius: number, random: SeededRandom): number[] => {
  const lines: number[] = [];
  const sign = Math.sign(reach - from);
  for (let at = from; ;) {
    const step = Math.abs(at) < coreRadius ? CORE_STEP : OUTER_STEP;
    at += sign * (step + random.between(-LINE_JITTER, LINE_JITTER));
    if (Math.abs(at) > Math.abs(reach)) return lines;
    lines.push(at);
  }
};

const ascending = (a: number, b: number): number => a - b;

/** The box between two lines of each direction, `across` lines apart, that begins nearest to a point. */
const boxBetween = (
  xs: readonly number[],
  ys: readonly number[],
  near: PlanPoint,
  across: number,
  up: number,
): PlanBox => {
  const nearestIndex = (lines: readonly number[], value: number, span: number): number =>
    lines
      .slice(0, lines.length - span)
      .reduce((best, line, i) => (Math.abs(line - value) < Math.abs((lines[best] ?? 0) - value) ? i : best), 0);
  const i = nearestIndex(xs, near.x, across);
  const j = nearestIndex(ys, near.y, up);
  return { west: xs[i] ?? 0, east: xs[i + across] ?? 0, south: ys[j] ?? 0, north: ys[j + up] ?? 0 };
};

/** Draws the lines: a river south of the middle with a quay on each side, streets on both, two parks, all in a ring. */
export const drawPlan = (random: SeededRandom, scale: number): TownPlan => {
  const ringRadius = 1090 * Math.sqrt(scale);
  const coreRadius = 0.36 * ringRadius;
  const riverMiddle = -random.between(0.12, 0.2) * ringRadius;
  const river = { south: riverMiddle - RIVER_WIDTH / 2, north: riverMiddle + RIVER_WIDTH / 2 };
  const xs = [
    ...linesOutwards(0, -ringRadius, coreRadius, random),
    0,
    ...linesOutwards(0, ringRadius, coreRadius, random),
  ].sort(ascending);
  const quays = [river.south - QUAY_GAP, river.north + QUAY_GAP] as const;
  const northern = [quays[1], ...linesOutwards(quays[1], ringRadius, coreRadius, random)];
  const southern = [...linesOutwards(quays[0], -ringRadius, coreRadius, random), quays[0]].sort(ascending);
  const side = random.pick([-1, 1]);
  const parks = [
    boxBetween(xs, northern, { x: side * 0.42 * ringRadius, y: 0.35 * ringRadius }, 2, 2),
    boxBetween(xs, southern, { x: -side * 0.5 * ringRadius, y: -0.55 * ringRadius }, 2, 1),
  ];
  return { ringRadius, coreRadius, xs, ys: [...southern, ...northern], river, parks };
};
