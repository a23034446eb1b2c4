import type { RouteView } from "@fairmile/contracts";
import { driver } from "@fairmile/db";
import { routeOrEstimate } from "@fairmile/roads";
import { and, eq } from "drizzle-orm";
import { ownDriver } from "../../platform/actor.ts";
import type { Ctx } from "../../platform/services.ts";

/** A driver's route with its line along the roads. Asks the roads, so it comes after the transaction. */
export const drawRoute = async (ctx: Ctx, view: RouteView): Promise<RouteView> => {
  if (view.stops.length < 2) return view;
  const [who] = await ctx.database.db
    .select({ vehicle: driver.vehicle })
    .from(driver)
    .where(and(eq(driver.marketId, ctx.market.id), eq(driver.id, ownDriver(ctx.actor))));
  const { line, isEstimate } = await routeOrEstimate(ctx.roads(ctx.market), {
    vehicle: who?.vehicle ?? "car",
    stops: view.stops.map((stop) => stop.place.point),
  });
  return { ...view, line: [...line], isEstimate };
};
