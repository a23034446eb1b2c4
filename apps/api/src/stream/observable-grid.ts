import type { PositionGrid } from "../platform/services.ts";

export type PositionListener = (marketId: string, driverId: string) => void;

export interface ObservableGrid extends PositionGrid {
  /** Hears whose position was set; answers with the function that stops it. */
  readonly onSet: (listener: PositionListener) => () => void;
}

/** The same grid, telling who wants to know of every position that is set through it. */
export const observableGrid = (grid: PositionGrid): ObservableGrid => {
  const listeners = new Set<PositionListener>();
  return {
    get: grid.get,
    all: grid.all,
    set: (marketId, driverId, position) => {
      grid.set(marketId, driverId, position);
      for (const listener of listeners) listener(marketId, driverId);
    },
    onSet: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};
