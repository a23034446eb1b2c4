import { deleteWebhookEndpointCommand, webhookEndpointView } from "@fairmile/contracts";
import { webhookEndpoint } from "@fairmile/db";
import { and, eq } from "drizzle-orm";
import { mutation } from "../../platform/verb.ts";
import { ownEndpoint } from "./own-endpoint.ts";
import { toEndpointView } from "./to-endpoint-view.ts";

/** Ends an endpoint; what was still to be sent to it is not. Answers it as it was. */
export const deleteWebhookEndpoint = mutation({
  name: "webhookEndpoint.delete",
  input: deleteWebhookEndpointCommand,
  output: webhookEndpointView,
  allow: ["store_owner"],
  run: async ({ ctx, input, tx, note }) => {
    const row = await ownEndpoint(tx, ctx, input.webhookEndpointId);
    await tx.db
      .delete(webhookEndpoint)
      .where(and(eq(webhookEndpoint.marketId, ctx.market.id), eq(webhookEndpoint.id, row.id)));
    note.audit(row.id);
    note.event({ type: "store.changed", subject: row.storeId, audience: [`store:${row.storeId}`, "admin"] });
    return toEndpointView(row);
  },
});
