import { AppError, trackQuery, trackView, type DeliveryView } from "@fairmile/contracts";
import { delivery } from "@fairmile/db";
import { and, eq } from "drizzle-orm";
import { query } from "../../platform/verb.ts";
import { TO_THE_DOOR } from "../delivery/courier.ts";
import { deliveryFacts } from "../delivery/delivery-facts.ts";
import { toDeliveryView } from "../delivery/to-delivery-view.ts";
import { basemapUrlOf } from "../market/basemap-url.ts";

/** Where the driver is while another door comes first is that door's affair. */
const atThisDoorOnly = (courier: DeliveryView["courier"], stopsAhead: number | null): DeliveryView["courier"] =>
  courier === null || stopsAhead === 0 ? courier : { ...courier, point: null, positionAtMs: null };

/**
 * What the recipient sees through their link, and nothing else: no fee, no payment, no other stop. The driver's place is
 * shown only while the parcel is on its way to this door; the name and the stops ahead likewise.
 */
export const getTracking = query({
  name: "track.get",
  input: trackQuery,
  output: trackView,
  allow: ["anonymous"],
  run: async ({ ctx, input }) => {
    const [row] = await ctx.database.db
      .select()
      .from(delivery)
      .where(and(eq(delivery.marketId, ctx.market.id), eq(delivery.trackingToken, input.token)));
    if (row === undefined) throw new AppError("not_found");
    const facts = (await deliveryFacts(ctx, [row])).get(row.id);
    if (facts === undefined) throw new Error(`delivery ${row.id} was not read`);
    const view = toDeliveryView(row, facts);
    const isComing = TO_THE_DOOR.has(row.status);
    return {
      status: row.status,
      storeName: row.storeName,
      recipientName: row.dropoffName,
      place: view.dropoff.place,
      pickupPoint: row.pickupPoint,
      etaMs: view.dropoff.etaMs,
      window: { fromMs: row.readyAtMs + row.durationMs, toMs: row.deadlineAtMs },
      deliveredAtMs: row.deliveredAtMs,
      courier: isComing ? atThisDoorOnly(view.courier, view.stopsAhead) : null,
      stopsAhead: isComing ? view.stopsAhead : null,
      pin: view.dropoff.pin,
      notes: row.dropoffNotes,
      proofs: row.status === "delivered" ? [...facts.doorProofs] : [],
      isEstimate: ctx.roads(ctx.market).isEstimate,
      timezone: ctx.market.timezone,
      basemapUrl: basemapUrlOf(ctx.market),
      attribution: ctx.market.attribution,
    };
  },
});
