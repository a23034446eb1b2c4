import { nothing, webhookEndpointView } from "@fairmile/contracts";
import { webhookEndpoint } from "@fairmile/db";
import { and, desc, eq } from "drizzle-orm";
import { z } from "zod";
import { ownStore } from "../../platform/actor.ts";
import { query } from "../../platform/verb.ts";
import { toEndpointView } from "./to-endpoint-view.ts";

/** Where the store's events are sent, newest first. */
export const listWebhookEndpoints = query({
  name: "webhookEndpoint.list",
  input: nothing,
  output: z.array(webhookEndpointView),
  allow: ["store_owner"],
  run: async ({ ctx }) => {
    const rows = await ctx.database.db
      .select()
      .from(webhookEndpoint)
      .where(and(eq(webhookEndpoint.marketId, ctx.market.id), eq(webhookEndpoint.storeId, ownStore(ctx.actor))))
      .orderBy(desc(webhookEndpoint.createdAtMs), desc(webhookEndpoint.id));
    return rows.map(toEndpointView);
  },
});
