import { message, type Queryable } from "@fairmile/db";
import type { Services } from "../platform/services.ts";
import type { OutgoingMessage } from "./templates.ts";

export type MessageServices = Pick<Services, "config" | "ids" | "clock" | "wallNow">;

/**
 * Writes messages that must leave the house, in the caller's transaction: they go if it commits. Only production sends;
 * elsewhere they are done at once and lie in the inbox for everyone to read.
 */
export const queueMessages = async (
  source: Queryable,
  { config, ids, clock, wallNow }: MessageServices,
  messages: readonly OutgoingMessage[],
): Promise<void> => {
  if (messages.length === 0) return;
  await source.db.insert(message).values(
    messages.map((row) => ({
      ...row,
      id: ids.next("message"),
      status: config.mode === "production" ? ("pending" as const) : ("sent" as const),
      attempts: 0,
      nextAtMs: wallNow(),
      createdAtMs: clock.now(),
    })),
  );
};
