import type { LiveView } from "@fairmile/contracts";
import { assignment, driver, driverPosition, stop, type Queryable } from "@fairmile/db";
import { and, asc, eq, inArray, ne, sql } from "drizzle-orm";
import type { PositionGrid } from "../../platform/services.ts";

type LiveDriver = LiveView["drivers"][number];

/** Everybody who is not offline: where they were last heard (from memory, else as written down) and what lies ahead. */
export const liveDrivers = async (source: Queryable, marketId: string, grid: PositionGrid): Promise<LiveDriver[]> => {
  const stopsLeft = sql<number>`count(${stop.id})::int`;
  const rows = await source.db
    .select({
      id: driver.id,
      name: driver.name,
      vehicle: driver.vehicle,
      presence: driver.presence,
      lng: driverPosition.lng,
      lat: driverPosition.lat,
      atMs: driverPosition.atMs,
      stopsLeft,
    })
    .from(driver)
    .leftJoin(driverPosition, and(eq(driverPosition.marketId, driver.marketId), eq(driverPosition.driverId, driver.id)))
    .leftJoin(
      assignment,
      and(
        eq(assignment.marketId, driver.marketId),
        eq(assignment.driverId, driver.id),
        eq(assignment.status, "active"),
      ),
    )
    .leftJoin(
      stop,
      and(
        eq(stop.marketId, assignment.marketId),
        eq(stop.assignmentId, assignment.id),
        inArray(stop.status, ["ahead", "arrived"]),
      ),
    )
    .where(and(eq(driver.marketId, marketId), ne(driver.presence, "offline")))
    .groupBy(driver.marketId, driver.id, driverPosition.marketId, driverPosition.driverId)
    .orderBy(asc(driver.name), asc(driver.id));
  return rows.map(({ lng, lat, atMs, ...row }) => {
    const heard = grid.get(marketId, row.id);
    const written = lng === null || lat === null ? null : { lng, lat };
    return {
      ...row,
      point: heard === null ? written : { lng: heard.lng, lat: heard.lat },
      positionAtMs: heard?.atMs ?? atMs,
    };
  });
};
