import type { WebhookDeliveryView } from "@fairmile/contracts";
import type { webhookDelivery } from "@fairmile/db";

/** One message to an endpoint, as its store sees it in the log. */
export const toWebhookDeliveryView = (row: typeof webhookDelivery.$inferSelect): WebhookDeliveryView => ({
  id: row.id,
  type: row.type,
  subject: row.subject,
  status: row.status,
  attempts: row.attempts,
  lastStatus: row.lastStatus,
  createdAtMs: row.createdAtMs,
  nextAtMs: row.nextAtMs,
});
