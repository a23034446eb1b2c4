import type { LngLat } from "@fairmile/contracts";
import { metersBetween, planeAt } from "../geometry.ts";

/** Finds the nearest of many fixed points. */
export interface PointGrid {
  /** Index of the nearest point within `maxMeters` that passes the filter; -1 for none. */
  readonly nearest: (point: LngLat, maxMeters: number, accepts?: (index: number) => boolean) => number;
}

const POINTS_A_CELL = 2;

/** A grid over points given as columns of degrees: 8 bytes a point beside the columns, which it keeps. */
export const pointGrid = (lngs: Float64Array, lats: Float64Array): PointGrid => {
  const count = lngs.length;
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < count; i += 1) {
    west = Math.min(west, lngs[i] ?? 0);
    east = Math.max(east, lngs[i] ?? 0);
    south = Math.min(south, lats[i] ?? 0);
    north = Math.max(north, lats[i] ?? 0);
  }
  if (count === 0) return { nearest: () => -1 };
  const { toX, toY } = planeAt({ lng: west, lat: (south + north) / 2 });
  const [width, bottom] = [toX(east) + 1, toY(south)];
  const height = toY(north) - bottom + 1;
  const cellMeters = Math.max(10, Math.sqrt((width * height * POINTS_A_CELL) / count), width / 4000, height / 4000);
  const columns = Math.ceil(width / cellMeters);
  const rows = Math.ceil(height / cellMeters);
  const cellOf = (i: number): number =>
    Math.floor((toY(lats[i] ?? 0) - bottom) / cellMeters) * columns + Math.floor(toX(lngs[i] ?? 0) / cellMeters);

  // Counting sort: the points of cell c are members[starts[c] … starts[c + 1]).
  const starts = new Int32Array(columns * rows + 1);
  for (let i = 0; i < count; i += 1) starts[cellOf(i) + 1] = (starts[cellOf(i) + 1] ?? 0) + 1;
  for (let c = 0; c < columns * rows; c += 1) starts[c + 1] = (starts[c + 1] ?? 0) + (starts[c] ?? 0);
  const fill = starts.slice();
  const members = new Int32Array(count);
  for (let i = 0; i < count; i += 1) {
    const cell = cellOf(i);
    members[fill[cell] ?? 0] = i;
    fill[cell] = (fill[cell] ?? 0) + 1;
  }

  return {
    nearest: (point, maxMeters, accepts) => {
      const [x, y] = [Math.floor(toX(point.lng) / cellMeters), Math.floor((toY(point.lat) - bottom) / cellMeters)];
      let best = -1;
      let bestMeters = maxMeters;
      const visit = (column: number, row: number): void => {
        if (column < 0 || row < 0 || column >= columns || row >= rows) return;
        const cell = row * columns + column;
        for (let at = starts[cell] ?? 0; at < (starts[cell + 1] ?? 0); at += 1) {
          const i = members[at] ?? 0;
          const meters = metersBetween(point, { lng: lngs[i] ?? 0, lat: lats[i] ?? 0 });
          if (meters <= bestMeters && (best < 0 || meters < bestMeters || i < best) && (accepts?.(i) ?? true)) {
            best = i;
            bestMeters = meters;
          }
        }
      };
      // Ring by ring: ring r holds nothing nearer than (r − 1) cells.
      const reach = Math.min(Math.ceil(maxMeters / cellMeters) + 1, 2 * (columns + rows) + Math.abs(x) + Math.abs(y));
      for (let r = 0; r <= reach && (r - 1) * cellMeters <= bestMeters; r += 1) {
        for (let row = y - r; row <= y + r; row += 1) {
          const step = row === y - r || row === y + r ? 1 : 2 * r;
          for (let column = x - r; column <= x + r; column += Math.max(1, step)) visit(column, row);
        }
      }
      return best;
    },
  };
};
