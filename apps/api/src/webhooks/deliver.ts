import { webhookDelivery, webhookEndpoint } from "@fairmile/db";
import { and, asc, eq, isNull, lte } from "drizzle-orm";
import type { Services } from "../platform/services.ts";
import { nextAttemptMs } from "./backoff.ts";
import { postWebhook, type WebhookAnswer } from "./post-webhook.ts";
import { webhookHeaders } from "./sign.ts";

type MessageRow = typeof webhookDelivery.$inferSelect;
type EndpointRow = typeof webhookEndpoint.$inferSelect;

const TIMEOUT_MS = 15_000;
/** A message that a crash left in flight is tried again after this. */
const IN_FLIGHT_MS = 60_000;
const AT_ONCE = 20;
/** "Gone": the receiver wants nothing more. */
const GONE = 410;

const one = (row: Pick<MessageRow, "marketId" | "id">) =>
  and(eq(webhookDelivery.marketId, row.marketId), eq(webhookDelivery.id, row.id));

/** Takes a message for this process: of two, one gets it. */
const claim = async ({ database }: Services, row: MessageRow, wallNowMs: number): Promise<boolean> => {
  const taken = await database.db
    .update(webhookDelivery)
    .set({ attempts: row.attempts + 1, nextAtMs: wallNowMs + IN_FLIGHT_MS })
    .where(and(one(row), eq(webhookDelivery.status, "pending"), eq(webhookDelivery.attempts, row.attempts)))
    .returning({ id: webhookDelivery.id });
  return taken.length > 0;
};

const isDelivered = (answer: WebhookAnswer): boolean =>
  "status" in answer && answer.status >= 200 && answer.status < 300;

const record = async (services: Services, row: MessageRow, answer: WebhookAnswer, wallNowMs: number): Promise<void> => {
  const { db } = services.database;
  const lastStatus = "status" in answer ? answer.status : null;
  const endpoint = and(eq(webhookEndpoint.marketId, row.marketId), eq(webhookEndpoint.id, row.endpointId));
  const retryAtMs = lastStatus === GONE ? null : nextAttemptMs(wallNowMs, row.attempts + 1);
  const outcome = isDelivered(answer)
    ? { status: "delivered" as const }
    : retryAtMs === null
      ? { status: "given_up" as const }
      : { status: "pending" as const, nextAtMs: retryAtMs };
  await db
    .update(webhookDelivery)
    .set({ ...outcome, lastStatus })
    .where(one(row));
  const isGone = lastStatus === GONE;
  await db
    .update(webhookEndpoint)
    .set({ lastStatus, ...(isGone ? { disabledAtMs: services.clock.now() } : {}) })
    .where(endpoint);
  if (!isGone) return;
  await db
    .update(webhookDelivery)
    .set({ status: "given_up" })
    .where(
      and(
        eq(webhookDelivery.marketId, row.marketId),
        eq(webhookDelivery.endpointId, row.endpointId),
        eq(webhookDelivery.status, "pending"),
      ),
    );
};

/** Sends one message now, if nobody else is at it, and records what came of it. */
export const deliverOne = async (
  services: Services,
  { message, endpoint }: { readonly message: MessageRow; readonly endpoint: EndpointRow },
  wallNowMs: number,
): Promise<void> => {
  if (!(await claim(services, message, wallNowMs))) return;
  const signed = { id: message.id, timestampSeconds: Math.floor(wallNowMs / 1_000), body: message.body };
  const answer = await postWebhook({
    url: endpoint.url,
    headers: webhookHeaders(endpoint.secrets, signed),
    body: message.body,
    timeoutMs: TIMEOUT_MS,
    mode: services.config.mode,
  });
  if (!isDelivered(answer)) services.log.info({ webhookDelivery: message.id, answer }, "webhook not taken");
  await record(services, message, answer, wallNowMs);
};

/**
 * Sends the messages that are due, the oldest first, up to twenty at once. At least once: a crash between the answer and
 * its record sends again, under the same `webhook-id`. Answers how many were due.
 */
export const deliverDue = async (services: Services, wallNowMs: number): Promise<number> => {
  const due = await services.database.db
    .select({ message: webhookDelivery, endpoint: webhookEndpoint })
    .from(webhookDelivery)
    .innerJoin(
      webhookEndpoint,
      and(eq(webhookEndpoint.marketId, webhookDelivery.marketId), eq(webhookEndpoint.id, webhookDelivery.endpointId)),
    )
    .where(
      and(
        eq(webhookDelivery.status, "pending"),
        lte(webhookDelivery.nextAtMs, wallNowMs),
        isNull(webhookEndpoint.disabledAtMs),
      ),
    )
    .orderBy(asc(webhookDelivery.nextAtMs), asc(webhookDelivery.id))
    .limit(AT_ONCE);
  await Promise.all(due.map((row) => deliverOne(services, row, wallNowMs)));
  return due.length;
};
