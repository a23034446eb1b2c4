/** A position in metres east and north of the town's middle: on the plan, or on the ground once the plan is bent. */
export interface PlanPoint {
  readonly x: number;
  readonly y: number;
}

export const distance = (a: PlanPoint, b: PlanPoint): number => Math.hypot(a.x - b.x, a.y - b.y);

/** The point a share of the way from one to another. */
export const between = (a: PlanPoint, b: PlanPoint, share: number): PlanPoint => ({
  x: a.x + (b.x - a.x) * share,
  y: a.y + (b.y - a.y) * share,
});

export const cross = (a: PlanPoint, b: PlanPoint): number => a.x * b.y - a.y * b.x;
export const minus = (a: PlanPoint, b: PlanPoint): PlanPoint => ({ x: a.x - b.x, y: a.y - b.y });

export const turned = ({ x, y }: PlanPoint, angle: number): PlanPoint => ({
  x: x * Math.cos(angle) - y * Math.sin(angle),
  y: x * Math.sin(angle) + y * Math.cos(angle),
});

/** A direction of length 1; east for no length at all. */
export const unit = ({ x, y }: PlanPoint): PlanPoint => {
  const length = Math.hypot(x, y);
  return length === 0 ? { x: 1, y: 0 } : { x: x / length, y: y / length };
};

/** Area of a ring in m²; positive where it runs counter-clockwise. */
export const areaOf = (ring: readonly PlanPoint[]): number =>
  ring.reduce((sum, a, i) => sum + cross(a, ring[(i + 1) % ring.length] ?? a), 0) / 2;

/** Mean of the corners: inside every convex ring. */
export const middleOf = (ring: readonly PlanPoint[]): PlanPoint => {
  const sum = ring.reduce((s, p) => ({ x: s.x + p.x, y: s.y + p.y }), { x: 0, y: 0 });
  return { x: sum.x / ring.length, y: sum.y / ring.length };
};

/** How far a point lies from a stretch between two others. */
export const distanceToSegment = (p: PlanPoint, a: PlanPoint, b: PlanPoint): number => {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, ((p.x - a.x) * dx + (p.y - a.y) * dy) / length));
  return Math.hypot(p.x - a.x - share * dx, p.y - a.y - share * dy);
};

/** Whether a point lies inside a ring (even-odd rule). */
export const contains = (ring: readonly PlanPoint[], p: PlanPoint): boolean => {
  let inside = false;
  ring.forEach((a, i) => {
    const b = ring[(i + 1) % ring.length] ?? a;
    if (a.y > p.y !== b.y > p.y && p.x < ((b.x - a.x) * (p.y - a.y)) / (b.y - a.y) + a.x) inside = !inside;
  });
  return inside;
};
