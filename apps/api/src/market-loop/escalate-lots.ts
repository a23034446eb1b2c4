import type { PricingPolicy } from "@fairmile/contracts";
import { award, batch, transaction } from "@fairmile/db";
import { and, eq, notExists, sql } from "drizzle-orm";
import { createNotes, writeNotes } from "../platform/notes.ts";
import type { Ctx } from "../platform/services.ts";

/** Lots that nobody took in the time the policy gives them go to a person: no lot is lost, and none is sold by default. */
export const escalateLots = (ctx: Ctx, policy: PricingPolicy): Promise<number> =>
  transaction(ctx.database, async (tx) => {
    const nowMs = ctx.clock.now();
    const waitsForWord = tx.db
      .select({ one: sql`1` })
      .from(award)
      .where(and(eq(award.marketId, batch.marketId), eq(award.batchId, batch.id), eq(award.status, "offered")));
    const rows = await tx.db
      .update(batch)
      .set({ status: "unsold", version: sql`${batch.version} + 1` })
      .where(
        and(
          eq(batch.marketId, ctx.market.id),
          eq(batch.status, "open"),
          sql`${nowMs} - ${batch.openedAtMs} - ${batch.stoodStillMs} > ${policy.reserve.escalateAfterMs}`,
          notExists(waitsForWord),
        ),
      )
      .returning({ id: batch.id });
    if (rows.length === 0) return 0;
    const note = createNotes(ctx, "lot.escalate");
    for (const row of rows) {
      note.audit(row.id);
      note.event({ type: "lot.changed", subject: row.id, audience: ["admin"], data: { status: "unsold" } });
    }
    await writeNotes(tx, note);
    return rows.length;
  });
