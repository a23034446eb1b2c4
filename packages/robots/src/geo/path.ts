import { haversineMeters, type LngLat } from "@fairmile/contracts";
import { headingDegrees, onTheWay } from "./travel.ts";

/** A line to go along, by the metres gone. */
export interface Path {
  readonly lengthMeters: number;
  /** Where one is after so many metres, and which way one looks; its end once it is passed. */
  readonly at: (meters: number) => { readonly point: LngLat; readonly headingDegrees: number };
}

/** A path along a line of at least one point; points that repeat are passed in no time. */
export const pathAlong = (line: readonly LngLat[]): Path => {
  const [first] = line;
  if (first === undefined) throw new RangeError("a path needs a point to stand on");
  const gone = [0];
  for (const [i, point] of line.entries()) {
    const before = line[i - 1];
    if (before !== undefined) gone.push((gone[i - 1] ?? 0) + haversineMeters(before, point));
  }
  const lengthMeters = gone.at(-1) ?? 0;
  return {
    lengthMeters,
    at: (meters) => {
      const wanted = Math.min(Math.max(meters, 0), lengthMeters);
      const next = Math.max(
        1,
        gone.findIndex((metersThere) => metersThere >= wanted),
      );
      const from = line[next - 1] ?? first;
      const to = line[next] ?? from;
      return { point: onTheWay(from, to, wanted - (gone[next - 1] ?? 0)), headingDegrees: headingDegrees(from, to) };
    },
  };
};

/** The first part of a line, so many metres of it, and from its end to a place that may lie off it. */
export const cutPath = (line: readonly LngLat[], meters: number, end: LngLat): LngLat[] => {
  const part: LngLat[] = [];
  let gone = 0;
  for (const [i, point] of line.entries()) {
    const before = line[i - 1];
    if (before !== undefined) {
      const step = haversineMeters(before, point);
      if (gone + step >= meters) {
        part.push(onTheWay(before, point, meters - gone));
        break;
      }
      gone += step;
    }
    part.push(point);
  }
  return [...part, end];
};
