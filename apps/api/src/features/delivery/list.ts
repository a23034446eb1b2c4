import { deliveryListView, listDeliveriesQuery } from "@fairmile/contracts";
import { delivery } from "@fairmile/db";
import { and, desc, eq } from "drizzle-orm";
import { ownStore } from "../../platform/actor.ts";
import { cutPage, pageAfter } from "../../platform/cursor.ts";
import { query } from "../../platform/verb.ts";
import { toDeliveryViews } from "./read-delivery-view.ts";

/** The deliveries of the asker's store, newest first, a page at a time. */
export const listDeliveries = query({
  name: "delivery.list",
  input: listDeliveriesQuery,
  output: deliveryListView,
  allow: ["store_owner", "store_staff", "api_key:read"],
  run: async ({ ctx, input }) => {
    const rows = await ctx.database.db
      .select()
      .from(delivery)
      .where(
        and(
          eq(delivery.marketId, ctx.market.id),
          eq(delivery.storeId, ownStore(ctx.actor)),
          input.status === undefined ? undefined : eq(delivery.status, input.status),
          input.externalId === undefined ? undefined : eq(delivery.externalId, input.externalId),
          pageAfter(input.cursor, { atMs: delivery.createdAtMs, id: delivery.id }),
        ),
      )
      .orderBy(desc(delivery.createdAtMs), desc(delivery.id))
      .limit(input.limit + 1);
    const { page, nextCursor } = cutPage(rows, input.limit, (row) => ({ atMs: row.createdAtMs, id: row.id }));
    return { deliveries: await toDeliveryViews(ctx, page), nextCursor };
  },
});
