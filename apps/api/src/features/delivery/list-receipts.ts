import { listReceiptsQuery, storeReceiptListView } from "@fairmile/contracts";
import { delivery } from "@fairmile/db";
import { and, desc, eq, isNotNull } from "drizzle-orm";
import { ownStore } from "../../platform/actor.ts";
import { cutPage, pageAfter } from "../../platform/cursor.ts";
import { query } from "../../platform/verb.ts";
import { toStoreReceipts } from "./to-store-receipt.ts";

/** Receipts of what has ended, newest first, a page at a time. */
export const listReceipts = query({
  name: "delivery.listReceipts",
  input: listReceiptsQuery,
  output: storeReceiptListView,
  allow: ["store_owner", "store_staff"],
  run: async ({ ctx, input }) => {
    const rows = await ctx.database.db
      .select()
      .from(delivery)
      .where(
        and(
          eq(delivery.marketId, ctx.market.id),
          eq(delivery.storeId, ownStore(ctx.actor)),
          isNotNull(delivery.endedAtMs),
          pageAfter(input.cursor, { atMs: delivery.createdAtMs, id: delivery.id }),
        ),
      )
      .orderBy(desc(delivery.createdAtMs), desc(delivery.id))
      .limit(input.limit + 1);
    const { page, nextCursor } = cutPage(rows, input.limit, (row) => ({ atMs: row.createdAtMs, id: row.id }));
    return { receipts: await toStoreReceipts(ctx, page), nextCursor };
  },
});
