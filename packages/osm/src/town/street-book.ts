import { distance, type PlanPoint } from "./plan-point.ts";

export type TownRoadClass = "primary" | "secondary" | "tertiary" | "residential";

export type LineRole = "street" | "ring" | "quay" | "crossing" | "deadEnd" | "out";

/** A straight piece of street on the plan, with the junctions on it. */
export interface StreetLine {
  readonly from: PlanPoint;
  readonly to: PlanPoint;
  readonly roadClass: TownRoadClass;
  readonly role: LineRole;
  /** A name the plan itself asks for. */
  readonly name?: string;
  /** Metres from its start, in no order; both ends are among them. */
  readonly stops: { readonly meters: number; readonly junction: number }[];
}

/** Points nearer to a junction than this are that junction. */
const SAME_METERS = 1;

/** All streets of a town as they are drawn, and where they meet. */
export class StreetBook {
  readonly junctions: PlanPoint[] = [];
  readonly lines: StreetLine[] = [];

  junction(point: PlanPoint): number {
    return this.junctions.push(point) - 1;
  }

  /** Draws a line between two junctions and answers its number. */
  draw(from: number, to: number, about: Omit<StreetLine, "from" | "to" | "stops">): number {
    const [a, b] = [this.junctions[from], this.junctions[to]];
    if (!a || !b) throw new RangeError("a street between junctions that are not there");
    const stops = [
      { meters: 0, junction: from },
      { meters: distance(a, b), junction: to },
    ];
    return this.lines.push({ ...about, from: a, to: b, stops }) - 1;
  }

  /** The junction on a line nearest to a point, where one lies within `meters`. */
  near(line: number, point: PlanPoint, meters: number): PlanPoint | undefined {
    let best: PlanPoint | undefined;
    for (const { junction } of this.lines[line]?.stops ?? []) {
      const at = this.junctions[junction];
      if (at && distance(at, point) <= (best ? distance(best, point) : meters)) best = at;
    }
    return best;
  }

  /** The junction of a line at a point, made where there is none yet. */
  stop(line: number, point: PlanPoint): number {
    const drawn = this.lines[line];
    if (!drawn) throw new RangeError("a junction on a street that is not there");
    for (const { junction } of drawn.stops) {
      const at = this.junctions[junction];
      if (at && distance(at, point) < SAME_METERS) return junction;
    }
    const junction = this.junction(point);
    drawn.stops.push({ meters: distance(drawn.from, point), junction });
    return junction;
  }
}
