import { createWebhookEndpointCommand, fieldError, newWebhookEndpointView } from "@fairmile/contracts";
import { webhookEndpoint } from "@fairmile/db";
import { ownStore } from "../../platform/actor.ts";
import { mutation } from "../../platform/verb.ts";
import { isTargetUrl } from "../../webhooks/target-rules.ts";
import { newWebhookSecret } from "../../webhooks/sign.ts";
import { toEndpointView, type EndpointRow } from "./to-endpoint-view.ts";

/**
 * Registers where the store's events are sent. The secret that signs them is in this answer and shown once. An address
 * whose form alone rules it out is refused here by its field; where a name leads is checked at every connection.
 */
export const createWebhookEndpoint = mutation({
  name: "webhookEndpoint.create",
  input: createWebhookEndpointCommand,
  output: newWebhookEndpointView,
  allow: ["store_owner"],
  run: async ({ ctx, input, tx, note }) => {
    const storeId = ownStore(ctx.actor);
    if (!isTargetUrl(input.url, ctx.config.mode)) throw fieldError("url", "invalid_choice");
    const secret = newWebhookSecret(ctx.random);
    const row: EndpointRow = {
      marketId: ctx.market.id,
      id: ctx.ids.next("webhookEndpoint"),
      storeId,
      url: input.url,
      secrets: [secret],
      createdAtMs: ctx.clock.now(),
      disabledAtMs: null,
      lastStatus: null,
    };
    await tx.db.insert(webhookEndpoint).values(row);
    note.audit(row.id);
    note.event({ type: "store.changed", subject: storeId, audience: [`store:${storeId}`, "admin"] });
    return { endpoint: toEndpointView(row), secret };
  },
});
