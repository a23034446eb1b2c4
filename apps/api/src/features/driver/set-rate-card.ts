import { driverView, setRateCardCommand } from "@fairmile/contracts";
import { driver } from "@fairmile/db";
import { and, eq, sql } from "drizzle-orm";
import { ownDriver } from "../../platform/actor.ts";
import { mutation } from "../../platform/verb.ts";
import { loadDriver, toDriverView } from "./to-driver-view.ts";

/** The price a driver names once; with the autopilot on it asks by itself, from the next round on. */
export const setRateCard = mutation({
  name: "driver.setRateCard",
  input: setRateCardCommand,
  output: driverView,
  allow: ["driver"],
  run: async ({ ctx, input, tx, note }) => {
    const driverId = ownDriver(ctx.actor);
    await tx.db
      .update(driver)
      .set({ rateCard: input, version: sql`${driver.version} + 1` })
      .where(and(eq(driver.marketId, ctx.market.id), eq(driver.id, driverId)));
    note.audit(driverId, { autopilot: input.autopilot, autoAccept: input.autoAccept });
    return toDriverView(tx, ctx.market, await loadDriver(tx, ctx.market.id, driverId));
  },
});
