import type { PositionInput } from "@fairmile/contracts";

/** What the API takes in one request, and so what is kept while there is no line; older ones are worth least. */
const MOST_KEPT = 100;

/** Positions that wait to be sent, oldest first. */
export interface PositionQueue {
  readonly add: (position: PositionInput) => void;
  /** Takes what waits; gives it back with `putBack` where it could not be sent. */
  readonly take: () => readonly PositionInput[];
  readonly putBack: (positions: readonly PositionInput[]) => void;
  readonly size: () => number;
}

export const createPositionQueue = (): PositionQueue => {
  let waiting: PositionInput[] = [];
  return {
    add: (position) => {
      waiting = [...waiting, position].slice(-MOST_KEPT);
    },
    take: () => {
      const taken = waiting;
      waiting = [];
      return taken;
    },
    putBack: (positions) => {
      waiting = [...positions, ...waiting].slice(-MOST_KEPT);
    },
    size: () => waiting.length,
  };
};
