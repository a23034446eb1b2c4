import type { CreateQuote, PostDelivery } from "@fairmile/contracts";
import { storeLocation } from "@fairmile/db";
import { vehiclesFor } from "@fairmile/matching";
import { and, eq } from "drizzle-orm";
import { ownStore } from "../../platform/actor.ts";
import type { Ctx } from "../../platform/services.ts";

/** The direct way of a job, measured before the transaction that prices it. */
export interface MeasuredJob {
  readonly distanceMeters: number;
  readonly durationMs: number;
  readonly isEstimate: boolean;
}

/**
 * The way from the store's location to the drop-off, for the fastest vehicle that may take the job; -1 where no road
 * joins them. Null where the job names no location of the store, or no vehicle takes it: `prepareJob` says so.
 */
export const measureJob = async (ctx: Ctx, job: CreateQuote | PostDelivery): Promise<MeasuredJob | null> => {
  const [location] = await ctx.database.db
    .select({ point: storeLocation.point })
    .from(storeLocation)
    .where(
      and(
        eq(storeLocation.marketId, ctx.market.id),
        eq(storeLocation.storeId, ownStore(ctx.actor)),
        eq(storeLocation.id, job.pickup.locationId),
      ),
    );
  const fit = vehiclesFor(job.parcels, job.vehicleClasses);
  if (location === undefined || !fit.ok) return null;
  const way = await ctx.roads(ctx.market).matrix({
    vehicle: fit.vehicleClasses.at(-1) ?? "car",
    from: [location.point],
    to: [job.dropoff.place.point],
  });
  const { durationsMs, distancesMeters, isEstimate } = way;
  return { distanceMeters: distancesMeters[0] ?? -1, durationMs: durationsMs[0] ?? -1, isEstimate };
};
