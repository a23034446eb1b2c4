import type { LngLat } from "@fairmile/contracts";
import type { OsmElement, Tags } from "../pbf/elements.ts";
import { outline } from "./outline.ts";
import type { PlanPoint } from "./plan-point.ts";

/** Collects elements. What is given on the plan is bent into place; what is given on the ground stays where it is. */
export class ElementWriter {
  readonly elements: OsmElement[] = [];
  readonly #toPoint: (ground: PlanPoint) => LngLat;
  readonly #bend: (plan: PlanPoint) => PlanPoint;
  #nodes = 0;
  #ways = 0;

  constructor(toPoint: (ground: PlanPoint) => LngLat, bend: (plan: PlanPoint) => PlanPoint) {
    this.#toPoint = toPoint;
    this.#bend = bend;
  }

  /** A node on the ground. */
  ground(point: PlanPoint, tags?: Tags): number {
    this.#nodes += 1;
    this.elements.push({ type: "node", id: this.#nodes, ...this.#toPoint(point), ...(tags ? { tags } : {}) });
    return this.#nodes;
  }

  /** A node on the plan. */
  node(point: PlanPoint, tags?: Tags): number {
    return this.ground(this.#bend(point), tags);
  }

  way(refs: readonly number[], tags: Tags): void {
    this.#ways += 1;
    this.elements.push({ type: "way", id: this.#ways, refs, tags });
  }

  /** A line on the plan. */
  line(points: readonly PlanPoint[], tags: Tags): void {
    this.way(
      points.map((point) => this.node(point)),
      tags,
    );
  }

  /** A closed outline on the plan. */
  area(corners: readonly PlanPoint[], tags: Tags): void {
    if (corners.length < 3) return;
    const refs = outline(corners).map((corner) => this.node(corner));
    this.way([...refs, ...refs.slice(0, 1)], tags);
  }

  /** A closed outline on the ground. */
  groundArea(corners: readonly PlanPoint[], tags: Tags): void {
    const refs = corners.map((corner) => this.ground(corner));
    this.way([...refs, ...refs.slice(0, 1)], tags);
  }
}
