import { message } from "@fairmile/db";
import { and, asc, eq, lte } from "drizzle-orm";
import type { Services } from "../platform/services.ts";
import { messageSenders } from "./senders.ts";

type MessageRow = typeof message.$inferSelect;

/** Waits after each failed try, by the wall; after the last the message is given up. */
const BACKOFF_MS: readonly number[] = [2_000, 10_000, 60_000, 300_000, 1_800_000, 3_600_000];
/** A message whose sender died with it in hand is tried again after this. */
const IN_FLIGHT_MS = 60_000;
const AT_ONCE = 10;

/** Done with: what it said and to whom is not kept. */
const FORGOTTEN = { recipient: "", subject: "", body: "" } as const;

/** What went wrong, without the address that libraries like to put into their messages. */
const reasonOf = (error: unknown): string => {
  const code: unknown = error instanceof Error ? Reflect.get(error, "code") : undefined;
  return typeof code === "string" ? code : error instanceof Error ? error.name : "unknown";
};

/**
 * Sends what is due, some at a time; `deliver()` answers how many were. At least once: a crash between the sending and
 * its record sends again, under the same id.
 */
export const messageDelivery = (services: Pick<Services, "config" | "database" | "wallNow" | "log">) => {
  const { database, wallNow, log } = services;
  const senders = messageSenders(services.config);

  const claim = async (row: MessageRow): Promise<boolean> => {
    const taken = await database.db
      .update(message)
      .set({ attempts: row.attempts + 1, nextAtMs: wallNow() + IN_FLIGHT_MS })
      .where(and(eq(message.id, row.id), eq(message.status, "pending"), eq(message.attempts, row.attempts)))
      .returning({ id: message.id });
    return taken.length > 0;
  };

  const sendOne = async (row: MessageRow): Promise<void> => {
    if (!(await claim(row))) return;
    const failure: unknown = await senders[row.channel](row).then(
      () => null,
      (error: unknown) => error,
    );
    const waitMs = BACKOFF_MS[row.attempts];
    const outcome =
      failure === null
        ? { status: "sent" as const, ...FORGOTTEN }
        : waitMs === undefined
          ? { status: "given_up" as const, ...FORGOTTEN }
          : { nextAtMs: wallNow() + waitMs };
    if (failure !== null) {
      log.warn(
        { message: row.id, channel: row.channel, attempt: row.attempts + 1, reason: reasonOf(failure) },
        "message not taken",
      );
    }
    await database.db.update(message).set(outcome).where(eq(message.id, row.id));
  };

  const deliver = async (): Promise<number> => {
    const due = await database.db
      .select()
      .from(message)
      .where(and(eq(message.status, "pending"), lte(message.nextAtMs, wallNow())))
      .orderBy(asc(message.nextAtMs), asc(message.id))
      .limit(AT_ONCE);
    await Promise.all(due.map(sendOne));
    return due.length;
  };
  return { deliver };
};
