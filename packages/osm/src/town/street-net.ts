import type { PlanPoint } from "./plan-point.ts";
import type { StreetBook } from "./street-book.ts";
import type { Band, TownPlan } from "./town-plan.ts";

/** A stretch of street between two junctions that follow one another on its line. */
export interface NetEdge {
  /** Indexes of junctions. */
  readonly from: number;
  readonly to: number;
  /** Index of its line. */
  readonly line: number;
  readonly isBridge: boolean;
}

const leadsOver = ({ south, north }: Band, a: PlanPoint, b: PlanPoint): boolean =>
  Math.min(a.y, b.y) < north && Math.max(a.y, b.y) > south;

/** The stretches of every line, in its direction. What lies over the river or the railway is a bridge. */
export const edgesOf = ({ book, river, railway }: Pick<TownPlan, "book" | "river" | "railway">): NetEdge[][] =>
  book.lines.map(({ stops }, line) => {
    const ordered = stops.toSorted((a, b) => a.meters - b.meters);
    return ordered.slice(1).flatMap(({ junction: to }, i): NetEdge[] => {
      const from = ordered[i]?.junction ?? to;
      const [a, b] = [book.junctions[from], book.junctions[to]];
      if (!a || !b || from === to) return [];
      return [{ from, to, line, isBridge: leadsOver(river, a, b) || leadsOver(railway, a, b) }];
    });
  });

/** The direction in which a line leaves one of its ends. */
export const leaving = (book: StreetBook, line: number, junction: number): PlanPoint => {
  const drawn = book.lines[line];
  const at = book.junctions[junction];
  if (!drawn || !at) return { x: 1, y: 0 };
  const isStart = drawn.from.x === at.x && drawn.from.y === at.y;
  const [a, b] = isStart ? [drawn.from, drawn.to] : [drawn.to, drawn.from];
  return { x: b.x - a.x, y: b.y - a.y };
};
