import { apiKeyView, AppError, revokeApiKeyCommand } from "@fairmile/contracts";
import { apiKey } from "@fairmile/db";
import { and, eq, sql } from "drizzle-orm";
import { ownStore } from "../../platform/actor.ts";
import { mutation } from "../../platform/verb.ts";
import { toApiKeyView } from "./to-api-key-view.ts";

/** Ends a key at once. One that is over stays as it ended. */
export const revokeApiKey = mutation({
  name: "apiKey.revoke",
  input: revokeApiKeyCommand,
  output: apiKeyView,
  allow: ["store_owner"],
  run: async ({ ctx, input, tx, note }) => {
    const storeId = ownStore(ctx.actor);
    const [row] = await tx.db
      .update(apiKey)
      .set({ revokedAtMs: sql`coalesce(${apiKey.revokedAtMs}, ${ctx.clock.now()})` })
      .where(and(eq(apiKey.marketId, ctx.market.id), eq(apiKey.storeId, storeId), eq(apiKey.id, input.apiKeyId)))
      .returning();
    if (row === undefined) throw new AppError("not_found");
    note.audit(row.id);
    note.event({ type: "store.changed", subject: storeId, audience: [`store:${storeId}`, "admin"] });
    return toApiKeyView(row);
  },
});
