import { quote, transaction } from "@fairmile/db";
import { and, eq, lte, sql } from "drizzle-orm";
import { createNotes, writeNotes } from "../platform/notes.ts";
import type { Ctx } from "../platform/services.ts";

/** Quotes nobody used in time. Using one checks the time itself; this only tells the store. */
export const expireQuotes = (ctx: Ctx): Promise<number> =>
  transaction(ctx.database, async (tx) => {
    const rows = await tx.db
      .update(quote)
      .set({ status: "expired", version: sql`${quote.version} + 1` })
      .where(and(eq(quote.marketId, ctx.market.id), eq(quote.status, "live"), lte(quote.expiresAtMs, ctx.clock.now())))
      .returning({ id: quote.id, storeId: quote.storeId });
    if (rows.length === 0) return 0;
    const note = createNotes(ctx, "quote.expire");
    note.audit("quotes", { expired: rows.length });
    for (const row of rows) note.event({ type: "quote.expired", subject: row.id, audience: [`store:${row.storeId}`] });
    await writeNotes(tx, note);
    return rows.length;
  });
