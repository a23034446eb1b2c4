import { AppError, lotDecisionCommand, lotView } from "@fairmile/contracts";
import { batch } from "@fairmile/db";
import { and, eq } from "drizzle-orm";
import { mutation } from "../../platform/verb.ts";
import { toLotView } from "../admin/live-lots.ts";
import { reopenLot } from "./reopen-lot.ts";
import { withdrawLot } from "./withdraw-lot.ts";

/**
 * What becomes of a lot that nobody took, by a person's word: for sale once more from the beginning, or taken back, and
 * its deliveries planned anew. A sold lot is neither.
 */
export const decideLot = mutation({
  name: "lot.decide",
  input: lotDecisionCommand,
  output: lotView,
  allow: ["admin"],
  run: async ({ ctx, input, tx, note }) => {
    const change = { ctx, tx, note };
    const was = await (input.decision === "reopen" ? reopenLot : withdrawLot)(change, input.batchId);
    // The reason concerns work, not a person, and stands nowhere else.
    note.audit(input.batchId, { decision: input.decision, from: was, reason: input.reason });
    const [row] = await tx.db
      .select()
      .from(batch)
      .where(and(eq(batch.marketId, ctx.market.id), eq(batch.id, input.batchId)));
    if (row === undefined) throw new AppError("not_found");
    return toLotView(row);
  },
});
