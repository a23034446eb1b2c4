import { createHash } from "node:crypto";
import { webhookDelivery, webhookEndpoint } from "@fairmile/db";
import { and, inArray, isNull } from "drizzle-orm";
import type { Services } from "../platform/services.ts";
import type { OutboxConsumer, OutboxRow } from "../stream/outbox-consumer.ts";
import { WEBHOOK_TYPES, webhookBody } from "./webhook-body.ts";

const STORE = "store:";

/** The same event to the same endpoint is the same message, however often the outbox is read. */
const messageId = (endpointId: string, { position }: OutboxRow): string =>
  `whd_${createHash("sha256").update(`${endpointId}:${position.id}`).digest("hex").slice(0, 24)}`;

const storesOf = (row: OutboxRow): string[] =>
  row.audience.filter((who) => who.startsWith(STORE)).map((who) => who.slice(STORE.length));

/**
 * Reads the outbox and writes, for each event that concerns a store, one message to each of its endpoints; `deliverDue`
 * sends them. Given the same rows again it writes nothing new.
 */
export const webhookConsumer = ({ wallNow }: Pick<Services, "wallNow">): OutboxConsumer => ({
  name: "webhooks",
  handle: async (tx, rows) => {
    const wanted = rows.filter((row) => WEBHOOK_TYPES.has(row.type));
    const storeIds = [...new Set(wanted.flatMap(storesOf))];
    if (storeIds.length === 0) return;
    const endpoints = await tx.db
      .select({ marketId: webhookEndpoint.marketId, id: webhookEndpoint.id, storeId: webhookEndpoint.storeId })
      .from(webhookEndpoint)
      .where(and(inArray(webhookEndpoint.storeId, storeIds), isNull(webhookEndpoint.disabledAtMs)));
    const messages = wanted.flatMap((row) =>
      endpoints
        .filter((endpoint) => endpoint.marketId === row.marketId && storesOf(row).includes(endpoint.storeId))
        .map((endpoint) => ({
          marketId: row.marketId,
          id: messageId(endpoint.id, row),
          endpointId: endpoint.id,
          type: row.type,
          subject: row.subject,
          body: webhookBody(row),
          status: "pending" as const,
          attempts: 0,
          nextAtMs: wallNow(),
          createdAtMs: row.atMs,
        })),
    );
    if (messages.length > 0) await tx.db.insert(webhookDelivery).values(messages).onConflictDoNothing();
  },
});
