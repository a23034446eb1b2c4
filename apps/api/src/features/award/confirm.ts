import { AppError, awardCommand, driverView, type AwardId } from "@fairmile/contracts";
import { batch, driver, offer } from "@fairmile/db";
import { and, desc, eq } from "drizzle-orm";
import { bindAwards } from "../../market-loop/bind-awards.ts";
import { ownDriver } from "../../platform/actor.ts";
import { mutation } from "../../platform/verb.ts";
import { loadDriver, toDriverView } from "../driver/to-driver-view.ts";
import { moveAward } from "./settle-award.ts";

/** The driver takes what the autopilot won: it binds now. */
export const confirmAward = mutation({
  name: "award.confirm",
  input: awardCommand,
  output: driverView,
  allow: ["driver"],
  run: async ({ ctx, input, tx, note }) => {
    const marketId = ctx.market.id;
    const driverId = ownDriver(ctx.actor);
    const nowMs = ctx.clock.now();
    await tx.db
      .select({ id: driver.id })
      .from(driver)
      .where(and(eq(driver.marketId, marketId), eq(driver.id, driverId)))
      .for("update");
    const won = await moveAward(tx, { marketId, awardId: input.awardId, driverId, command: "confirm", nowMs });
    const [lot] = await tx.db
      .select({ status: batch.status })
      .from(batch)
      .where(and(eq(batch.marketId, marketId), eq(batch.id, won.batchId)))
      .for("update");
    if (lot?.status !== "open") throw new AppError(lot?.status === "withdrawn" ? "lot_withdrawn" : "award_over");
    const [shown] = await tx.db
      .select({ toPickupMs: offer.toPickupMs })
      .from(offer)
      .where(and(eq(offer.marketId, marketId), eq(offer.batchId, won.batchId), eq(offer.driverId, driverId)))
      .orderBy(desc(offer.shownAtMs))
      .limit(1);
    await bindAwards({ ctx, tx, note }, [
      {
        awardId: won.id as AwardId,
        batchId: won.batchId,
        driverId,
        payCents: won.payCents,
        arrivalMs: nowMs + (shown?.toPickupMs ?? 0),
      },
    ]);
    note.audit(won.id, { batchId: won.batchId });
    return toDriverView(tx, ctx.market, await loadDriver(tx, marketId, driverId));
  },
});
