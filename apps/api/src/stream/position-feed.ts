import type { Database } from "@fairmile/db";
import type { ObservableGrid } from "./observable-grid.ts";
import { MARKET_STAFF } from "./audiences.ts";
import { loadCarriers, type Carried } from "./carriers.ts";
import { positionFrame } from "./frames.ts";
import type { OutboxRow } from "./outbox-consumer.ts";
import type { StreamHub } from "./stream-hub.ts";

export interface PositionFeed {
  /** A change may have ended or begun a way: who may watch is looked up again before the next position goes out. */
  readonly heard: (rows: readonly OutboxRow[]) => void;
  /** Sends each driver who moved since the last tick once. Call it every second. */
  readonly tick: () => Promise<void>;
  readonly stop: () => void;
}

/** However quiet, who may watch is never older than this many ticks. */
const STALE_AFTER_TICKS = 10;

const movesDrivers = (row: OutboxRow): boolean => row.type.startsWith("delivery.") || row.type === "assignment.changed";

/**
 * Drivers' live positions: all of a market to those who run it, to a store those who carry its deliveries, to a
 * recipient the one driver on the way to that door. One position a driver and tick, however many came.
 */
export const createPositionFeed = (input: {
  readonly database: Database;
  readonly grid: ObservableGrid;
  readonly hub: StreamHub;
}): PositionFeed => {
  const { database, grid, hub } = input;
  const moved = new Map<string, Set<string>>();
  const known = new Map<string, { readonly carriers: ReadonlyMap<string, Carried>; ticks: number }>();
  const changes = new Map<string, number>();
  const stop = grid.onSet((marketId, driverId) => {
    const drivers = moved.get(marketId) ?? new Set();
    moved.set(marketId, drivers.add(driverId));
  });

  const carriersOf = async (marketId: string): Promise<ReadonlyMap<string, Carried>> => {
    const kept = known.get(marketId);
    if (kept !== undefined && kept.ticks < STALE_AFTER_TICKS) {
      kept.ticks += 1;
      return kept.carriers;
    }
    const before = changes.get(marketId);
    const carriers = await loadCarriers(database, marketId);
    // Something changed while we looked: what we saw may be over, so nobody is told until the next tick.
    if (changes.get(marketId) !== before) return new Map();
    known.set(marketId, { carriers, ticks: 0 });
    return carriers;
  };

  const sendMarket = async (marketId: string, drivers: ReadonlySet<string>): Promise<void> => {
    const listeners = [...hub.all()].filter((client) => client.marketId === marketId);
    if (listeners.length === 0) return;
    const frames = new Map<string, Buffer>();
    for (const driverId of drivers) {
      const at = grid.get(marketId, driverId);
      if (at === null) continue;
      const { lng, lat, headingDegrees, atMs } = at;
      frames.set(driverId, positionFrame({ driverId, point: { lng, lat }, headingDegrees, atMs }));
    }
    const staff = hub.of(marketId, MARKET_STAFF);
    if (staff.size > 0) {
      const all = Buffer.concat([...frames.values()]);
      for (const client of staff) client.write(all);
    }
    if (!listeners.some((client) => client.audiences.some((name) => /^(?:store|delivery):/.test(name)))) return;
    const carriers = await carriersOf(marketId);
    for (const [driverId, bytes] of frames) {
      const carried = carriers.get(driverId);
      if (carried === undefined) continue;
      const audiences = [
        ...[...carried.stores].map((id) => `store:${id}`),
        ...[...carried.watched].map((id) => `delivery:${id}`),
      ];
      const told = new Set(audiences.flatMap((audience) => [...hub.of(marketId, audience)]));
      for (const client of told) if (!staff.has(client)) client.write(bytes);
    }
  };

  return {
    stop,
    heard: (rows) => {
      for (const { marketId } of rows.filter(movesDrivers)) {
        known.delete(marketId);
        changes.set(marketId, (changes.get(marketId) ?? 0) + 1);
      }
    },
    tick: async () => {
      const work = [...moved];
      moved.clear();
      for (const [marketId, drivers] of work) await sendMarket(marketId, drivers);
    },
  };
};
