import type { DriverId, LngLat, StopId } from "@fairmile/contracts";
import { assignment, driver, stop } from "@fairmile/db";
import { routeOrEstimate, straightLineNetwork, type RouteQuery } from "@fairmile/roads";
import { and, asc, eq } from "drizzle-orm";
import type { Ctx } from "../../platform/services.ts";
import { isOpenStop } from "./load-stop.ts";

/** The travel times of a chain of points, looked up before the transaction that needs them. */
export interface SeenLegs {
  readonly query: RouteQuery;
  readonly legsMs: readonly number[];
}

/** Asks the roads for the legs of a chain. Never inside a transaction. */
export const lookUpLegs = async (ctx: Ctx, query: RouteQuery): Promise<SeenLegs> => {
  if (query.stops.length < 2) return { query, legsMs: [] };
  const { legs } = await routeOrEstimate(ctx.roads(ctx.market), query);
  return { query, legsMs: legs.map((leg) => leg.durationMs) };
};

const isSame = (a: RouteQuery, b: RouteQuery): boolean =>
  a.vehicle === b.vehicle &&
  a.stops.length === b.stops.length &&
  a.stops.every(({ lng, lat }, i) => b.stops[i]?.lng === lng && b.stops[i]?.lat === lat);

/**
 * The travel times of a chain, from what was looked up where it is still the same. A list that changed meanwhile is
 * estimated by straight lines, which ask nobody: a transaction is open.
 */
export const legsMsOf = async (seen: SeenLegs | null, query: RouteQuery): Promise<readonly number[]> => {
  if (query.stops.length < 2) return [];
  if (seen !== null && isSame(seen.query, query)) return seen.legsMs;
  const { legs } = await routeOrEstimate(straightLineNetwork(), query);
  return legs.map((leg) => leg.durationMs);
};

/** The way from a driver's own stop through the open ones after it; null where the stop is not theirs. */
export const lookAhead = async (
  ctx: Ctx,
  input: { readonly stopId: StopId; readonly driverId: DriverId },
): Promise<SeenLegs | null> => {
  const marketId = ctx.market.id;
  const [found] = await ctx.database.db
    .select({ assignmentId: stop.assignmentId, seq: stop.seq, point: stop.point, vehicle: driver.vehicle })
    .from(stop)
    .innerJoin(assignment, and(eq(assignment.marketId, stop.marketId), eq(assignment.id, stop.assignmentId)))
    .innerJoin(driver, and(eq(driver.marketId, assignment.marketId), eq(driver.id, assignment.driverId)))
    .where(and(eq(stop.marketId, marketId), eq(stop.id, input.stopId), eq(assignment.driverId, input.driverId)));
  if (found === undefined) return null;
  const stops = await ctx.database.db
    .select({ seq: stop.seq, status: stop.status, point: stop.point })
    .from(stop)
    .where(and(eq(stop.marketId, marketId), eq(stop.assignmentId, found.assignmentId)))
    .orderBy(asc(stop.seq));
  const ahead: readonly LngLat[] = stops
    .filter((row) => row.seq > found.seq && isOpenStop(row))
    .map((row) => row.point);
  return lookUpLegs(ctx, { vehicle: found.vehicle, stops: [found.point, ...ahead] });
};
