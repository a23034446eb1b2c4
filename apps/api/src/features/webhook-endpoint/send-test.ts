import { testWebhookCommand, webhookDeliveryView } from "@fairmile/contracts";
import { webhookDelivery } from "@fairmile/db";
import { and, eq } from "drizzle-orm";
import { mutation } from "../../platform/verb.ts";
import { deliverOne } from "../../webhooks/deliver.ts";
import { webhookBody } from "../../webhooks/webhook-body.ts";
import { ownEndpoint } from "./own-endpoint.ts";
import { toWebhookDeliveryView } from "./to-webhook-delivery-view.ts";

/** Sends a message of the type `webhook.test` at once, signed like any other, and answers what came of it. */
export const testWebhookEndpoint = mutation({
  name: "webhookEndpoint.test",
  input: testWebhookCommand,
  output: webhookDeliveryView,
  allow: ["store_owner"],
  run: async ({ ctx, input, tx, note }): Promise<{ messageId: string }> => {
    const endpoint = await ownEndpoint(tx, ctx, input.webhookEndpointId);
    const id = ctx.ids.next("webhookDelivery");
    const event = { type: "webhook.test", subject: endpoint.id, atMs: ctx.clock.now() };
    await tx.db.insert(webhookDelivery).values({
      marketId: ctx.market.id,
      id,
      endpointId: endpoint.id,
      type: event.type,
      subject: event.subject,
      body: webhookBody(event),
      status: "pending",
      attempts: 0,
      nextAtMs: ctx.wallNow(),
      createdAtMs: event.atMs,
    });
    note.audit(endpoint.id, { message: id });
    return { messageId: id };
  },
  after: async ({ ctx, input, held }) => {
    const one = and(eq(webhookDelivery.marketId, ctx.market.id), eq(webhookDelivery.id, held.messageId));
    const read = async () => {
      const [row] = await ctx.database.db.select().from(webhookDelivery).where(one);
      if (row === undefined) throw new Error("a test message was written and is not there");
      return row;
    };
    const endpoint = await ownEndpoint(ctx.database, ctx, input.webhookEndpointId);
    const message = await read();
    // Asked again under the same key, it is not sent again.
    if (message.attempts === 0) await deliverOne(ctx, { message, endpoint }, ctx.wallNow());
    return toWebhookDeliveryView(await read());
  },
});
