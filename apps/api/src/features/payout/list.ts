import { listQuery, payoutView } from "@fairmile/contracts";
import { driver, payout } from "@fairmile/db";
import { and, desc, eq } from "drizzle-orm";
import { z } from "zod";
import { cutPage, pageAfter } from "../../platform/cursor.ts";
import { query } from "../../platform/verb.ts";

/** The market's payouts, newest first, a page at a time. */
export const listPayouts = query({
  name: "payout.list",
  input: listQuery,
  output: z.strictObject({ payouts: z.array(payoutView), nextCursor: z.string().nullable() }),
  allow: ["admin", "support"],
  run: async ({ ctx, input }) => {
    const rows = await ctx.database.db
      .select({ payout, driverName: driver.name })
      .from(payout)
      .innerJoin(driver, and(eq(driver.marketId, payout.marketId), eq(driver.id, payout.driverId)))
      .where(
        and(eq(payout.marketId, ctx.market.id), pageAfter(input.cursor, { atMs: payout.createdAtMs, id: payout.id })),
      )
      .orderBy(desc(payout.createdAtMs), desc(payout.id))
      .limit(input.limit + 1);
    const { page, nextCursor } = cutPage(rows, input.limit, (row) => ({
      atMs: row.payout.createdAtMs,
      id: row.payout.id,
    }));
    const payouts = page.map(({ payout: row, driverName }) => ({
      id: row.id,
      driverName,
      amountCents: row.amountCents,
      status: row.status,
      createdAtMs: row.createdAtMs,
      stripeId: row.stripePayoutId,
    }));
    return { payouts, nextCursor };
  },
});
