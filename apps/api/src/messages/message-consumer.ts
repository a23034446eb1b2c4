import { delivery } from "@fairmile/db";
import { inArray } from "drizzle-orm";
import type { OutboxConsumer } from "../stream/outbox-consumer.ts";
import { queueMessages, type MessageServices } from "./queue-message.ts";
import { trackingMessage } from "./templates.ts";

/** Writes the messages that changes call for: a recipient hears of a parcel once it has left the store. */
export const messageConsumer = (services: MessageServices): OutboxConsumer => ({
  name: "messages",
  handle: async (tx, rows) => {
    const pickedUp = rows.filter((row) => row.type === "delivery.picked_up");
    if (pickedUp.length === 0) return;
    const found = await tx.db
      .select({
        marketId: delivery.marketId,
        id: delivery.id,
        name: delivery.dropoffName,
        phone: delivery.dropoffPhone,
        email: delivery.dropoffEmail,
        store: delivery.storeName,
        token: delivery.trackingToken,
      })
      .from(delivery)
      .where(inArray(delivery.id, [...new Set(pickedUp.map((row) => row.subject))]));
    const messages = found
      .filter((parcel) => pickedUp.some((row) => row.subject === parcel.id && row.marketId === parcel.marketId))
      .flatMap(
        ({ token, ...facts }) =>
          trackingMessage({ ...facts, url: `${services.config.webOrigin}/track/${token}` }) ?? [],
      );
    await queueMessages(tx, services, messages);
  },
});
