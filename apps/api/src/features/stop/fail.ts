import { AppError, failStopCommand, routeView } from "@fairmile/contracts";
import { stop } from "@fairmile/db";
import { and, eq, sql } from "drizzle-orm";
import { ownDriver } from "../../platform/actor.ts";
import { mutation } from "../../platform/verb.ts";
import { drawRoute } from "../assignment/draw-route.ts";
import { loadRoute } from "../assignment/load-route.ts";
import { lockDeliveries, moveDeliveries } from "../delivery/move-deliveries.ts";
import { lockOwnStop } from "./load-stop.ts";
import { noteDeliveries } from "./note-deliveries.ts";

/** Nobody took the parcel at the door. The store says what happens next; the parcel stays with the driver until then. */
export const failStop = mutation({
  name: "stop.fail",
  input: failStopCommand,
  output: routeView,
  allow: ["driver"],
  run: async ({ ctx, input, tx, note }) => {
    const driverId = ownDriver(ctx.actor);
    const marketId = ctx.market.id;
    const nowMs = ctx.clock.now();
    const own = await lockOwnStop(tx, { marketId, stopId: input.stopId, driverId });
    if (own.stop.status !== "arrived" || own.stop.kind !== "dropoff") throw new AppError("stop_wrong_state");
    const rows = await lockDeliveries(tx, marketId, own.stop.deliveryIds);
    const moved = await moveDeliveries(
      tx,
      rows.filter((row) => row.status === "arrived_at_dropoff"),
      "fail_dropoff",
      { failReason: input.reason, failedAtMs: nowMs },
    );
    await tx.db
      .update(stop)
      .set({ status: "failed", doneAtMs: nowMs, failReason: input.reason, version: sql`${stop.version} + 1` })
      .where(and(eq(stop.marketId, marketId), eq(stop.id, own.stop.id)));
    note.audit(own.stop.id, { reason: input.reason });
    noteDeliveries(note, moved, { type: "delivery.undeliverable", driverId, assignmentId: own.assignment.id });
    return loadRoute(tx, ctx, own.assignment);
  },
  after: ({ ctx, held }) => drawRoute(ctx, held),
});
