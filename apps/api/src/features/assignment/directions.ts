import { directionsQuery, directionsView, type DirectionsView, type LngLat } from "@fairmile/contracts";
import { assignment, driver, stop } from "@fairmile/db";
import { routeOrEstimate } from "@fairmile/roads";
import { and, asc, desc, eq } from "drizzle-orm";
import { ownDriver } from "../../platform/actor.ts";
import { query } from "../../platform/verb.ts";
import { isOpenStop, type StopRow } from "../stop/load-stop.ts";

/** The place a route goes on from where nobody says where the driver is: the stop dealt with last. */
const lastDone = (stops: readonly StopRow[]): LngLat | null => stops.findLast((row) => !isOpenStop(row))?.point ?? null;

/**
 * The way from where the driver is through the stops that are open, turn by turn in the driver's language. Asked anew when
 * they left it. Null without a route or with nothing ahead. Where no road leads on, a straight line that says so.
 */
export const getDirections = query({
  name: "route.directions",
  input: directionsQuery,
  output: directionsView.nullable(),
  allow: ["driver"],
  run: async ({ ctx, input }): Promise<DirectionsView | null> => {
    const marketId = ctx.market.id;
    const driverId = ownDriver(ctx.actor);
    const [own] = await ctx.database.db
      .select({ id: assignment.id, vehicle: driver.vehicle })
      .from(assignment)
      .innerJoin(driver, and(eq(driver.marketId, assignment.marketId), eq(driver.id, assignment.driverId)))
      .where(and(eq(assignment.marketId, marketId), eq(assignment.driverId, driverId), eq(assignment.status, "active")))
      .orderBy(desc(assignment.createdAtMs))
      .limit(1);
    if (own === undefined) return null;
    const stops = await ctx.database.db
      .select()
      .from(stop)
      .where(and(eq(stop.marketId, marketId), eq(stop.assignmentId, own.id)))
      .orderBy(asc(stop.seq));
    const ahead = stops.filter(isOpenStop);
    const [next] = ahead;
    if (next === undefined) return null;
    const heard = ctx.positions.get(marketId, driverId);
    const at: LngLat = input.from ?? heard ?? lastDone(stops) ?? next.point;
    const route = await routeOrEstimate(ctx.roads(ctx.market), {
      vehicle: own.vehicle,
      stops: [{ lng: at.lng, lat: at.lat }, ...ahead.map((row) => row.point)],
      language: input.language,
    });
    const stopOf = (leg: number): string => (ahead[leg] ?? next).id;
    return {
      assignmentId: own.id,
      line: [...route.line],
      legs: route.legs.map((leg, i) => ({ stopId: stopOf(i), ...leg })),
      manoeuvres: route.manoeuvres.map(({ leg, streetNames, ...one }) => ({
        ...one,
        streetNames: [...streetNames],
        stopId: stopOf(leg),
      })),
      language: route.language,
      isEstimate: route.isEstimate,
    };
  },
});
