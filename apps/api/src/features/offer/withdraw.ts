import { AppError, withdrawAskCommand } from "@fairmile/contracts";
import { ask } from "@fairmile/db";
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { passAskGate } from "../../market-loop/ask-gate.ts";
import { ownDriver } from "../../platform/actor.ts";
import { mutation } from "../../platform/verb.ts";

/** Takes an ask out before its round closes. Through the gate like an ask, so it is out wholly or not at all. */
export const withdrawAsk = mutation({
  name: "offer.withdraw",
  input: withdrawAskCommand,
  output: z.strictObject({ askId: z.string() }),
  allow: ["driver"],
  run: async ({ ctx, input, tx, note }) => {
    await passAskGate(tx, ctx.market.id);
    const own = and(eq(ask.marketId, ctx.market.id), eq(ask.id, input.askId), eq(ask.driverId, ownDriver(ctx.actor)));
    const [row] = await tx.db.select({ status: ask.status }).from(ask).where(own).for("update");
    if (row === undefined) throw new AppError("not_found");
    if (row.status === "won") throw new AppError("lot_sold");
    if (row.status === "live") {
      await tx.db.update(ask).set({ status: "withdrawn", endedAtMs: ctx.clock.now() }).where(own);
    }
    note.audit(input.askId);
    return { askId: input.askId };
  },
});
