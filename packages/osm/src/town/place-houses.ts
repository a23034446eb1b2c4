import type { TownStreet } from "./name-streets.ts";
import type { NetEdge, StreetNet } from "./street-net.ts";
import type { PlanPoint, TownPlan } from "./town-plan.ts";

/** Where a house may stand: a rectangle with one side along its street. */
export interface HouseSite {
  /** 1 on the left of the street's direction (odd numbers), -1 on the right. */
  readonly side: 1 | -1;
  readonly middle: PlanPoint;
  readonly corners: readonly [PlanPoint, PlanPoint, PlanPoint, PlanPoint];
  /** On the pavement, before the middle of the front. */
  readonly door: PlanPoint;
}

export interface StreetSites {
  readonly street: TownStreet;
  /** In the order of the street. */
  readonly sites: readonly HouseSite[];
}

const CORNER_CLEARANCE = 20;
const HALF_ROAD = 7;
const HOUSE_CLEARANCE = 11;
const RIVER_CLEARANCE = 10;

const distanceToSegment = (p: PlanPoint, a: PlanPoint, b: PlanPoint): number => {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, ((p.x - a.x) * dx + (p.y - a.y) * dy) / length));
  return Math.hypot(p.x - a.x - share * dx, p.y - a.y - share * dy);
};

/** Points by squares of the plan, to ask what is near. */
class Squares<T> {
  readonly #size: number;
  readonly #squares = new Map<string, T[]>();

  constructor(size: number) {
    this.#size = size;
  }

  add({ x, y }: PlanPoint, item: T): void {
    const key = `${Math.floor(x / this.#size)}|${Math.floor(y / this.#size)}`;
    const list = this.#squares.get(key);
    if (list) list.push(item);
    else this.#squares.set(key, [item]);
  }

  /** Everything within one square's size of a point, and some more. */
  *near({ x, y }: PlanPoint): Generator<T> {
    const [column, row] = [Math.floor(x / this.#size), Math.floor(y / this.#size)];
    for (let c = column - 1; c <= column + 1; c += 1) {
      for (let r = row - 1; r <= row + 1; r += 1) yield* this.#squares.get(`${c}|${r}`) ?? [];
    }
  }
}

const isOnLand = (plan: TownPlan, { x, y }: PlanPoint): boolean =>
  (y < plan.river.south - RIVER_CLEARANCE || y > plan.river.north + RIVER_CLEARANCE) &&
  !plan.parks.some((park) => x > park.west - 2 && x < park.east + 2 && y > park.south - 2 && y < park.north + 2);

interface Lot {
  readonly a: PlanPoint;
  readonly b: PlanPoint;
  readonly along: number;
  readonly side: 1 | -1;
  readonly width: number;
  readonly isCentral: boolean;
}

const siteOn = ({ a, b, along, side, width, isCentral }: Lot): HouseSite => {
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  const [ux, uy] = [(b.x - a.x) / length, (b.y - a.y) / length];
  const at = (forward: number, out: number): PlanPoint => ({
    x: a.x + ux * forward - uy * side * out,
    y: a.y + uy * forward + ux * side * out,
  });
  const [setback, depth, half] = isCentral ? [1.5, 12, width * 0.48] : [4.5, 9.5, width * 0.34];
  const [front, back] = [HALF_ROAD + setback, HALF_ROAD + setback + depth];
  return {
    side,
    middle: at(along, (front + back) / 2),
    corners: [at(along - half, front), at(along + half, front), at(along + half, back), at(along - half, back)],
    door: at(along, front - 1),
  };
};

/** Houses on both sides of every street but the ring and the bridges, one on about every `lotMeters`. */
const placeHouses = (
  net: StreetNet,
  plan: TownPlan,
  streets: readonly TownStreet[],
  lotMeters: number,
): StreetSites[] => {
  const segments = new Squares<readonly [NetEdge, PlanPoint, PlanPoint]>(160);
  for (const edge of net.edges) {
    const [a, b] = [net.junctions[edge.from], net.junctions[edge.to]];
    if (a && b) segments.add({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }, [edge, a, b]);
  }
  const houses = new Squares<PlanPoint>(20);
  const isFree = (site: HouseSite, own: NetEdge): boolean => {
    if (!isOnLand(plan, site.middle)) return false;
    for (const [edge, a, b] of segments.near(site.middle)) {
      if (edge !== own && distanceToSegment(site.middle, a, b) < HALF_ROAD + 8) return false;
    }
    for (const other of houses.near(site.middle)) {
      if (Math.hypot(other.x - site.middle.x, other.y - site.middle.y) < HOUSE_CLEARANCE) return false;
    }
    return true;
  };
  const sitesAlong = (edge: NetEdge, isCentral: boolean): HouseSite[] => {
    const [a, b] = [net.junctions[edge.from], net.junctions[edge.to]];
    if (!a || !b || edge.isBridge) return [];
    const usable = Math.hypot(b.x - a.x, b.y - a.y) - 2 * CORNER_CLEARANCE;
    const count = Math.floor(usable / (isCentral ? 0.8 * lotMeters : lotMeters));
    const sites: HouseSite[] = [];
    for (let k = 0; k < count; k += 1) {
      for (const side of [1, -1] as const) {
        const site = siteOn({
          a,
          b,
          along: CORNER_CLEARANCE + ((k + 0.5) * usable) / count,
          side,
          width: usable / count,
          isCentral,
        });
        if (!isFree(site, edge)) continue;
        sites.push(site);
        houses.add(site.middle, site.middle);
      }
    }
    return sites;
  };
  return streets
    .filter(({ edges }) => !edges[0]?.line.startsWith("ring"))
    .map((street) => ({ street, sites: street.edges.flatMap((edge) => sitesAlong(edge, street.isCentral)) }));
};

/** Houses as in `placeHouses`, as many as come nearest to `count`. */
export const placeHouseCount = (
  net: StreetNet,
  plan: TownPlan,
  streets: readonly TownStreet[],
  count: number,
): StreetSites[] => {
  let lotMeters = 16;
  let best: { gap: number; sites: StreetSites[] } | undefined;
  for (let round = 0; round < 8; round += 1) {
    const sites = placeHouses(net, plan, streets, lotMeters);
    const placed = sites.reduce((sum, s) => sum + s.sites.length, 0);
    const gap = Math.abs(placed - count);
    if (!best || gap < best.gap) best = { gap, sites };
    lotMeters = Math.max(HOUSE_CLEARANCE, (lotMeters * placed) / count);
  }
  return best?.sites ?? [];
};
