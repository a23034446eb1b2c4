import { routeView, startRouteCommand } from "@fairmile/contracts";
import { ownDriver } from "../../platform/actor.ts";
import { mutation } from "../../platform/verb.ts";
import { headOn, nextStop } from "../stop/head-on.ts";
import { noteDeliveries } from "../stop/note-deliveries.ts";
import { drawRoute } from "./draw-route.ts";
import { loadRoute } from "./load-route.ts";
import { lockOwnAssignment } from "./lock-own.ts";

/** The driver sets out to the first stop. Doing it again changes nothing. */
export const startRoute = mutation({
  name: "route.start",
  input: startRouteCommand,
  output: routeView,
  allow: ["driver"],
  run: async ({ ctx, input, tx, note }) => {
    const driverId = ownDriver(ctx.actor);
    const { own, stops } = await lockOwnAssignment(tx, {
      marketId: ctx.market.id,
      assignmentId: input.assignmentId,
      driverId,
    });
    const next = nextStop(stops, -1);
    const moved = next === null ? [] : await headOn(tx, next);
    note.audit(own.id);
    if (moved.length > 0)
      noteDeliveries(note, moved, { type: "delivery.status_changed", driverId, assignmentId: own.id });
    return loadRoute(tx, ctx, own);
  },
  after: ({ ctx, held }) => drawRoute(ctx, held),
});
