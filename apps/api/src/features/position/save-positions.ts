import type { PositionInput } from "@fairmile/contracts";
import { driverPosition, driverTrace, type Queryable } from "@fairmile/db";
import { sql } from "drizzle-orm";

export interface HeardPosition extends PositionInput {
  readonly driverId: string;
  /** When the server heard it; the phone's own time only goes into the trace. */
  readonly serverAtMs: number;
}

/** Writes many positions in two statements: each driver's newest, and all of them to the trace. */
export const savePositions = async (
  source: Queryable,
  marketId: string,
  positions: readonly HeardPosition[],
): Promise<void> => {
  if (positions.length === 0) return;
  const newest = new Map<string, HeardPosition>();
  for (const p of positions) {
    const was = newest.get(p.driverId);
    if (was === undefined || p.atMs >= was.atMs) newest.set(p.driverId, p);
  }
  await source.db
    .insert(driverPosition)
    .values(
      [...newest.values()]
        .toSorted((a, b) => (a.driverId < b.driverId ? -1 : 1))
        .map((p) => ({
          marketId,
          driverId: p.driverId,
          lng: p.point.lng,
          lat: p.point.lat,
          headingDegrees: p.headingDegrees ?? null,
          atMs: p.serverAtMs,
        })),
    )
    .onConflictDoUpdate({
      target: [driverPosition.marketId, driverPosition.driverId],
      set: {
        lng: sql`excluded.lng`,
        lat: sql`excluded.lat`,
        headingDegrees: sql`excluded.heading_degrees`,
        atMs: sql`excluded.at_ms`,
      },
      setWhere: sql`${driverPosition.atMs} <= excluded.at_ms`,
    });
  await source.db.insert(driverTrace).values(
    positions.map((p) => ({
      marketId,
      driverId: p.driverId,
      atMs: p.serverAtMs,
      clientAtMs: p.atMs,
      lng: p.point.lng,
      lat: p.point.lat,
    })),
  );
};
