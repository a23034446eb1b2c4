import { between, cross, distance, minus, unit, type PlanPoint } from "./plan-point.ts";

const CURVE_STEP = 30;

/** Points on the way from one to another, both left out, so that a straight line of the plan can bend. */
export const pointsBetween = (a: PlanPoint, b: PlanPoint, step = CURVE_STEP): PlanPoint[] => {
  const pieces = Math.ceil(distance(a, b) / step);
  return Array.from({ length: Math.max(0, pieces - 1) }, (_, i) => between(a, b, (i + 1) / pieces));
};

/** A ring with points along its sides. */
export const outline = (corners: readonly PlanPoint[]): PlanPoint[] =>
  corners.flatMap((corner, i) => [corner, ...pointsBetween(corner, corners[(i + 1) % corners.length] ?? corner)]);

/** What of a convex ring lies at least `meters` inside it; empty where nothing does. */
export const inset = (ring: readonly PlanPoint[], meters: number): PlanPoint[] =>
  ring.reduce<PlanPoint[]>(
    (rest, a, i) => {
      const d = unit(minus(ring[(i + 1) % ring.length] ?? a, a));
      const depth = (p: PlanPoint): number => cross(d, minus(p, a)) - meters;
      return rest.flatMap((p, k) => {
        const q = rest[(k + 1) % rest.length] ?? p;
        const [here, there] = [depth(p), depth(q)];
        const kept = here >= 0 ? [p] : [];
        return here >= 0 === there >= 0 ? kept : [...kept, between(p, q, here / (here - there))];
      });
    },
    [...ring],
  );
