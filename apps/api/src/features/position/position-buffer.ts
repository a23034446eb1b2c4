import type { Database } from "@fairmile/db";
import type { Logger } from "pino";
import type { LivePosition, PositionGrid } from "../../platform/services.ts";
import { savePositions, type HeardPosition } from "./save-positions.ts";

/** Live positions in memory, by market and driver. */
export const createPositionGrid = (): PositionGrid => {
  const markets = new Map<string, Map<string, LivePosition>>();
  const of = (marketId: string): Map<string, LivePosition> => {
    const known = markets.get(marketId) ?? new Map<string, LivePosition>();
    markets.set(marketId, known);
    return known;
  };
  return {
    set: (marketId, driverId, position) => {
      of(marketId).set(driverId, position);
    },
    get: (marketId, driverId) => of(marketId).get(driverId) ?? null,
    all: of,
  };
};

export interface PositionBuffer {
  readonly add: (marketId: string, positions: readonly HeardPosition[]) => void;
  /** Writes what has come; call it every few hundred milliseconds, and before stopping. */
  readonly flush: () => Promise<void>;
}

/** What is kept at most while the database is away; older positions are worth nothing then. */
const MOST_WAITING = 20_000;

/** Collects pings and writes them in sets. While the database is away the newest are kept and tried again. */
export const createPositionBuffer = (database: Database, grid: PositionGrid, log: Logger): PositionBuffer => {
  const waiting = new Map<string, HeardPosition[]>();
  let running: Promise<void> | null = null;
  const write = async (): Promise<void> => {
    for (const [marketId, positions] of waiting) {
      waiting.delete(marketId);
      try {
        await savePositions(database, marketId, positions);
      } catch (error) {
        log.warn({ err: error, marketId, positions: positions.length }, "positions not written yet");
        waiting.set(marketId, [...positions, ...(waiting.get(marketId) ?? [])].slice(-MOST_WAITING));
        return;
      }
    }
  };
  return {
    add: (marketId, positions) => {
      const list = waiting.get(marketId) ?? [];
      list.push(...positions);
      waiting.set(marketId, list);
      for (const p of positions) {
        grid.set(marketId, p.driverId, {
          lng: p.point.lng,
          lat: p.point.lat,
          headingDegrees: p.headingDegrees ?? null,
          atMs: p.serverAtMs,
        });
      }
    },
    flush: () => {
      running ??= write().finally(() => {
        running = null;
      });
      return running;
    },
  };
};
