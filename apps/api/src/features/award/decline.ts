import { awardCommand, driverView } from "@fairmile/contracts";
import { batch } from "@fairmile/db";
import { and, eq, sql } from "drizzle-orm";
import { awardReleaseEntry } from "../../money/commitments.ts";
import { post } from "../../money/ledger.ts";
import { ownDriver } from "../../platform/actor.ts";
import { mutation } from "../../platform/verb.ts";
import { loadDriver, toDriverView } from "../driver/to-driver-view.ts";
import { moveAward } from "./settle-award.ts";

/** The driver does not want what the autopilot won. It costs nothing in standing; the lot goes on where it stood. */
export const declineAward = mutation({
  name: "award.decline",
  input: awardCommand,
  output: driverView,
  allow: ["driver"],
  run: async ({ ctx, input, tx, note }) => {
    const marketId = ctx.market.id;
    const driverId = ownDriver(ctx.actor);
    const nowMs = ctx.clock.now();
    const row = await moveAward(tx, { marketId, awardId: input.awardId, driverId, command: "decline", nowMs });
    await tx.db
      .update(batch)
      .set({ stoodStillMs: sql`${batch.stoodStillMs} + ${nowMs - row.createdAtMs}` })
      .where(and(eq(batch.marketId, marketId), eq(batch.id, row.batchId)));
    await post(tx, ctx, [awardReleaseEntry({ awardId: row.id, driverId, payCents: row.payCents })]);
    note.audit(row.id, { batchId: row.batchId });
    note.event({
      type: "award.changed",
      subject: row.id,
      audience: [`driver:${driverId}`, "admin"],
      data: { status: "declined" },
    });
    return toDriverView(tx, ctx.market, await loadDriver(tx, marketId, driverId));
  },
});
