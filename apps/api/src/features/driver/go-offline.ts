import { driverView } from "@fairmile/contracts";
import { ask } from "@fairmile/db";
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { ownDriver } from "../../platform/actor.ts";
import { mutation } from "../../platform/verb.ts";
import { changePresence } from "./change-presence.ts";
import { toDriverView } from "./to-driver-view.ts";

/** No more lots; what this driver still has in is taken out. Refused on a route: that is finished or handed back. */
export const goOffline = mutation({
  name: "driver.goOffline",
  input: z.strictObject({}),
  output: driverView,
  allow: ["driver"],
  run: async ({ ctx, tx, note }) => {
    const driverId = ownDriver(ctx.actor);
    const nowMs = ctx.clock.now();
    const moved = await changePresence(tx, { marketId: ctx.market.id, driverId, command: "go_offline", nowMs });
    await tx.db
      .update(ask)
      .set({ status: "withdrawn", endedAtMs: nowMs })
      .where(and(eq(ask.marketId, ctx.market.id), eq(ask.driverId, driverId), eq(ask.status, "live")));
    note.audit(driverId);
    note.event({
      type: "driver.changed",
      subject: driverId,
      audience: [`driver:${driverId}`, "admin"],
      data: { presence: "offline" },
    });
    return toDriverView(tx, ctx.market, moved);
  },
});
