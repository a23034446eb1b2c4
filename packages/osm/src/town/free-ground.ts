import type { TownBlock } from "./build-up.ts";
import { outline, pointsBetween } from "./outline.ts";
import { between, contains, distance, distanceToSegment, minus, unit, type PlanPoint } from "./plan-point.ts";
import type { HouseSite } from "./place-houses.ts";

/** One side of a block, or of a dead end in it, with the ground to its left. */
export interface Side {
  readonly a: PlanPoint;
  readonly b: PlanPoint;
  readonly line: number;
  /** Whether the ground lies to the left of the line's own direction. */
  readonly isLeft: boolean;
  readonly halfRoad: number;
  readonly rank: number;
  readonly hasHouses: boolean;
}

/** A side as it lies on the ground. */
export interface Curve {
  readonly side: Side;
  readonly points: readonly PlanPoint[];
  readonly length: number;
}

interface Ground {
  readonly curves: readonly Curve[];
  /** Builds a house with its front towards a curve, `at` metres along it; undefined where there is no room. */
  readonly build: (
    curve: Curve,
    at: number,
    size: { readonly front: number; readonly width: number; readonly depth: number },
  ) => Omit<HouseSite, "use"> | undefined;
}

type Corners = readonly [PlanPoint, PlanPoint, PlanPoint, PlanPoint];

const PAVEMENT = 0.6;

const curveOf = (side: Side, bend: (p: PlanPoint) => PlanPoint): Curve => {
  const points = [side.a, ...pointsBetween(side.a, side.b), side.b].map(bend);
  const length = points.reduce((sum, p, i) => sum + distance(points[i - 1] ?? p, p), 0);
  return { side, points, length };
};

/** The point `at` metres along a curve and the direction there. */
const along = ({ points }: Curve, at: number): { point: PlanPoint; ahead: PlanPoint; share: number } | undefined => {
  let left = at;
  for (let i = 1; i < points.length; i += 1) {
    const [a, b] = [points[i - 1], points[i]];
    if (!a || !b) break;
    const length = distance(a, b);
    if (left <= length && length > 0) {
      const share = left / length;
      return { point: between(a, b, share), ahead: unit(minus(b, a)), share: (i - 1 + share) / (points.length - 1) };
    }
    left -= length;
  }
  return undefined;
};

/** Whether two rectangles lap over one another (separating axes); ones that touch by a hand's breadth do not. */
const overlap = (a: Corners, b: Corners): boolean =>
  [a, b].every((ring) =>
    [0, 1].every((i) => {
      const axis = unit(minus(ring[i + 1] ?? ring[0], ring[i] ?? ring[0]));
      const reach = (corners: Corners): readonly [number, number] => {
        const values = corners.map((p) => p.x * axis.x + p.y * axis.y);
        return [Math.min(...values), Math.max(...values)];
      };
      const [[lowA, highA], [lowB, highB]] = [reach(a), reach(b)];
      return lowA < highB - 0.15 && lowB < highA - 0.15;
    }),
  );

interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

const boxOf = (points: readonly PlanPoint[], margin: number): Box => {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  return {
    west: Math.min(...xs) - margin,
    south: Math.min(...ys) - margin,
    east: Math.max(...xs) + margin,
    north: Math.max(...ys) + margin,
  };
};

const meet = (a: Box, b: Box): boolean => a.west < b.east && b.west < a.east && a.south < b.north && b.south < a.north;

/** The ground of a block on which nothing stands yet. `sides` are in the order in which they are built up. */
export const freeGround = (
  sides: readonly Side[],
  { corners }: TownBlock,
  bend: (p: PlanPoint) => PlanPoint,
): Ground => {
  const curves = sides.map((side) => curveOf(side, bend));
  const ring = outline(corners).map(bend);
  const built: { readonly house: Corners; readonly box: Box }[] = [];
  const boxes = curves.map(({ points, side }) => boxOf(points, side.halfRoad + PAVEMENT));
  const isFree = (house: Corners, middle: PlanPoint): boolean => {
    const witnesses = [...house, middle, between(house[2], house[3], 0.5)];
    const box = boxOf(house, 0);
    if (built.some((other) => meet(box, other.box) && overlap(house, other.house))) return false;
    const isOnStreet = curves.some(({ points, side }, i) => {
      const reach = boxes[i];
      if (!reach || !meet(box, reach)) return false;
      return points.slice(1).some((b, k) => {
        const a = points[k] ?? b;
        return witnesses.some((p) => distanceToSegment(p, a, b) < side.halfRoad + PAVEMENT / 2);
      });
    });
    return !isOnStreet && witnesses.every((p) => contains(ring, p));
  };
  return {
    curves,
    build: (curve, at, { front, width, depth }) => {
      const here = along(curve, at);
      if (!here) return undefined;
      const { point, ahead } = here;
      const spot = (forward: number, out: number): PlanPoint => ({
        x: point.x + ahead.x * forward - ahead.y * out,
        y: point.y + ahead.y * forward + ahead.x * out,
      });
      const [near, far, half] = [front + PAVEMENT, front + PAVEMENT + depth, width / 2];
      const house: Corners = [spot(-half, near), spot(half, near), spot(half, far), spot(-half, far)];
      const middle = spot(0, (near + far) / 2);
      if (!isFree(house, middle)) return undefined;
      built.push({ house, box: boxOf(house, 0) });
      const { side } = curve;
      const onPlan = between(side.a, side.b, here.share);
      return { line: side.line, plan: onPlan, isLeft: side.isLeft, corners: house, middle, door: spot(0, near - 1) };
    },
  };
};
