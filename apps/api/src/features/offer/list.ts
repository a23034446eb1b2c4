import { offerView, type OfferView } from "@fairmile/contracts";
import { ask, batch, delivery, driver, marketState, offer } from "@fairmile/db";
import { and, desc, eq, gt, inArray } from "drizzle-orm";
import { z } from "zod";
import { ownDriver } from "../../platform/actor.ts";
import { query } from "../../platform/verb.ts";
import { currentPolicy } from "../policy/current-policy.ts";

/** What a driver is left with for an hour of this lot: pay and tip less what the vehicle costs, the way there included. */
const netPerHourCents = (input: {
  readonly payCents: number;
  readonly costsCents: number;
  readonly totalMs: number;
}): number => (input.totalMs <= 0 ? 0 : Math.floor(((input.payCents - input.costsCents) * 3_600_000) / input.totalMs));

/** The open lots this driver is a candidate for, best net per hour first; for each its newest, best-paid offer. */
export const listOffers = query({
  name: "offer.list",
  input: z.void(),
  output: z.array(offerView),
  allow: ["driver"],
  run: async ({ ctx }) => {
    const marketId = ctx.market.id;
    const driverId = ownDriver(ctx.actor);
    const nowMs = ctx.clock.now();
    const { policy } = await currentPolicy(ctx.database, marketId, nowMs);
    const rows = await ctx.database.db
      .select({ offer, batch, rateCard: driver.rateCard })
      .from(offer)
      .innerJoin(batch, and(eq(batch.marketId, offer.marketId), eq(batch.id, offer.batchId), eq(batch.status, "open")))
      .innerJoin(
        driver,
        and(
          eq(driver.marketId, offer.marketId),
          eq(driver.id, offer.driverId),
          eq(driver.presence, "available"),
          eq(driver.status, "approved"),
        ),
      )
      .where(and(eq(offer.marketId, marketId), eq(offer.driverId, driverId), gt(offer.expiresAtMs, nowMs)))
      .orderBy(desc(offer.postedCents), desc(offer.expiresAtMs));
    const best = new Map<string, (typeof rows)[number]>();
    for (const row of rows) if (!best.has(row.batch.id)) best.set(row.batch.id, row);
    const lots = [...best.keys()];
    if (lots.length === 0) return [];
    const [state] = await ctx.database.db.select().from(marketState).where(eq(marketState.marketId, marketId));
    const asks = await ctx.database.db
      .select()
      .from(ask)
      .where(
        and(eq(ask.marketId, marketId), eq(ask.driverId, driverId), eq(ask.status, "live"), inArray(ask.batchId, lots)),
      );
    const parcels = await ctx.database.db
      .select({ batchId: delivery.batchId, parcels: delivery.parcels })
      .from(delivery)
      .where(and(eq(delivery.marketId, marketId), inArray(delivery.batchId, lots)));
    const views = [...best.values()].map(({ offer: shown, batch: lot, rateCard }): OfferView => {
      const totalMs = shown.toPickupMs + lot.durationMs;
      const totalMeters = shown.toPickupMeters + lot.distanceMeters;
      const costsCents = Math.ceil((rateCard.costPerKmCents * totalMeters) / 1000);
      const mine = asks.find((row) => row.batchId === lot.id);
      const exposedAtMs = (lot.openedAtMs ?? nowMs) + policy.round.exposureMs;
      return {
        id: shown.id,
        lotId: lot.id,
        postedCents: shown.postedCents,
        surgeCents: shown.surgeCents,
        tipCents: shown.tipCents,
        floorCents: shown.floorCents,
        currency: ctx.market.currency,
        storeName: lot.storeName,
        pickups: lot.stops.filter((s) => s.kind === "pickup").map((s) => s.point),
        dropoffs: lot.stops.filter((s) => s.kind === "dropoff").map((s) => s.point),
        stops: lot.stops.length,
        parcelSizes: [
          ...new Set(parcels.filter((p) => p.batchId === lot.id).flatMap((p) => p.parcels.map((x) => x.size))),
        ],
        endsIn: lot.endsIn,
        toPickupMs: shown.toPickupMs,
        toPickupMeters: shown.toPickupMeters,
        totalMs,
        totalMeters,
        netPerHourCents: netPerHourCents({ payCents: shown.postedCents + shown.tipCents, costsCents, totalMs }),
        costsCents,
        expiresAtMs: shown.expiresAtMs,
        closesAtMs: Math.max(state?.closesAtMs ?? nowMs, exposedAtMs),
        roundEveryMs: policy.round.everyMs,
        isEstimate: ctx.roads(ctx.market).isEstimate,
        ask:
          mine === undefined ? null : { id: mine.id, kind: mine.kind, askCents: mine.askCents, roundNo: mine.roundNo },
      };
    });
    return views.toSorted((a, b) => b.netPerHourCents - a.netPerHourCents);
  },
});
