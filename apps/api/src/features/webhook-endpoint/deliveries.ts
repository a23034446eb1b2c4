import { webhookLogQuery, webhookLogView } from "@fairmile/contracts";
import { webhookDelivery } from "@fairmile/db";
import { and, desc, eq } from "drizzle-orm";
import { cutPage, pageAfter } from "../../platform/cursor.ts";
import { query } from "../../platform/verb.ts";
import { ownEndpoint } from "./own-endpoint.ts";
import { toWebhookDeliveryView } from "./to-webhook-delivery-view.ts";

/** What was sent, or is to be sent, to one endpoint, newest first. */
export const listWebhookDeliveries = query({
  name: "webhookEndpoint.deliveries",
  input: webhookLogQuery,
  output: webhookLogView,
  allow: ["store_owner"],
  run: async ({ ctx, input }) => {
    const endpoint = await ownEndpoint(ctx.database, ctx, input.webhookEndpointId);
    const rows = await ctx.database.db
      .select()
      .from(webhookDelivery)
      .where(
        and(
          eq(webhookDelivery.marketId, ctx.market.id),
          eq(webhookDelivery.endpointId, endpoint.id),
          pageAfter(input.cursor, { atMs: webhookDelivery.createdAtMs, id: webhookDelivery.id }),
        ),
      )
      .orderBy(desc(webhookDelivery.createdAtMs), desc(webhookDelivery.id))
      .limit(input.limit + 1);
    const { page, nextCursor } = cutPage(rows, input.limit, (row) => ({ atMs: row.createdAtMs, id: row.id }));
    return { deliveries: page.map(toWebhookDeliveryView), nextCursor };
  },
});
