import type { LivePosition, PositionGrid } from "../platform/services.ts";

/** Positions in a map, set by the test itself. */
export const testPositions = (): PositionGrid => {
  const markets = new Map<string, Map<string, LivePosition>>();
  const of = (marketId: string): Map<string, LivePosition> => {
    const known = markets.get(marketId) ?? new Map<string, LivePosition>();
    markets.set(marketId, known);
    return known;
  };
  return {
    set: (marketId, driverId, position) => void of(marketId).set(driverId, position),
    get: (marketId, driverId) => of(marketId).get(driverId) ?? null,
    all: of,
  };
};
