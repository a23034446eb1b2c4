import { apiKeyView, nothing } from "@fairmile/contracts";
import { apiKey } from "@fairmile/db";
import { and, desc, eq } from "drizzle-orm";
import { z } from "zod";
import { ownStore } from "../../platform/actor.ts";
import { query } from "../../platform/verb.ts";
import { toApiKeyView } from "./to-api-key-view.ts";

/** The store's keys, revoked ones included, newest first. */
export const listApiKeys = query({
  name: "apiKey.list",
  input: nothing,
  output: z.array(apiKeyView),
  allow: ["store_owner"],
  run: async ({ ctx }) => {
    const rows = await ctx.database.db
      .select()
      .from(apiKey)
      .where(and(eq(apiKey.marketId, ctx.market.id), eq(apiKey.storeId, ownStore(ctx.actor))))
      .orderBy(desc(apiKey.createdAtMs), desc(apiKey.id));
    return rows.map(toApiKeyView);
  },
});
