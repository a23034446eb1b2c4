import { award, batch, transaction } from "@fairmile/db";
import { and, asc, eq, lte, sql } from "drizzle-orm";
import { awardReleaseEntry } from "../money/commitments.ts";
import { post } from "../money/ledger.ts";
import { createNotes, writeNotes } from "../platform/notes.ts";
import type { Ctx } from "../platform/services.ts";

/**
 * Autopilot awards whose driver said nothing in time: the lot is for sale again, its age stood still meanwhile, and the
 * driver is out for that lot and otherwise as before. Answers how many lapsed.
 */
export const lapseAwards = (ctx: Ctx): Promise<number> =>
  transaction(ctx.database, async (tx) => {
    const nowMs = ctx.clock.now();
    const due = and(eq(award.marketId, ctx.market.id), eq(award.status, "offered"), lte(award.confirmByMs, nowMs));
    const rows = await tx.db.select().from(award).where(due).orderBy(asc(award.id)).for("update");
    if (rows.length === 0) return 0;
    const note = createNotes(ctx, "award.lapse");
    for (const row of rows) {
      await tx.db
        .update(award)
        .set({ status: "lapsed", version: sql`${award.version} + 1`, endedAtMs: nowMs })
        .where(and(eq(award.marketId, ctx.market.id), eq(award.id, row.id)));
      await tx.db
        .update(batch)
        .set({ stoodStillMs: sql`${batch.stoodStillMs} + ${nowMs - row.createdAtMs}` })
        .where(and(eq(batch.marketId, ctx.market.id), eq(batch.id, row.batchId)));
      await post(tx, ctx, [awardReleaseEntry({ awardId: row.id, driverId: row.driverId, payCents: row.payCents })]);
      note.audit(row.id, { batchId: row.batchId });
      note.event({
        type: "award.changed",
        subject: row.id,
        audience: [`driver:${row.driverId}`, "admin"],
        data: { status: "lapsed" },
      });
    }
    await writeNotes(tx, note);
    return rows.length;
  });
