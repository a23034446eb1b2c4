import { AppError, arriveStopCommand, routeView } from "@fairmile/contracts";
import { stop } from "@fairmile/db";
import { and, eq, sql } from "drizzle-orm";
import { ownDriver } from "../../platform/actor.ts";
import { mutation } from "../../platform/verb.ts";
import { drawRoute } from "../assignment/draw-route.ts";
import { loadRoute } from "../assignment/load-route.ts";
import { lockDeliveries, moveDeliveries } from "../delivery/move-deliveries.ts";
import { assertNear } from "./assert-near.ts";
import { assertNext, lockOwnStop } from "./load-stop.ts";
import { noteDeliveries } from "./note-deliveries.ts";

const ARRIVING = { pickup: "arrive_pickup", dropoff: "arrive_dropoff", return: "arrive_return" } as const;

/** The driver is at the stop: near it by the geofence, and every stop before it is done. Arriving twice is arriving once. */
export const arriveStop = mutation({
  name: "stop.arrive",
  input: arriveStopCommand,
  output: routeView,
  allow: ["driver"],
  run: async ({ ctx, input, tx, note }) => {
    const driverId = ownDriver(ctx.actor);
    const marketId = ctx.market.id;
    const nowMs = ctx.clock.now();
    const own = await lockOwnStop(tx, { marketId, stopId: input.stopId, driverId });
    note.audit(input.stopId, { kind: own.stop.kind });
    if (own.stop.status === "arrived") return loadRoute(tx, ctx, own.assignment);
    if (own.stop.status !== "ahead") throw new AppError("stop_wrong_state");
    assertNext(own);
    assertNear(own.stop.point, input.position, ctx.positions.get(marketId, driverId));
    const rows = await lockDeliveries(tx, marketId, own.stop.deliveryIds);
    const moved = await moveDeliveries(tx, rows, ARRIVING[own.stop.kind]);
    await tx.db
      .update(stop)
      .set({ status: "arrived", arrivedAtMs: nowMs, version: sql`${stop.version} + 1` })
      .where(and(eq(stop.marketId, marketId), eq(stop.id, input.stopId)));
    noteDeliveries(note, moved, { type: "delivery.status_changed", driverId, assignmentId: own.assignment.id });
    return loadRoute(tx, ctx, own.assignment);
  },
  after: ({ ctx, held }) => drawRoute(ctx, held),
});
