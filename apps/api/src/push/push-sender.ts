import { setTimeout as sleep } from "node:timers/promises";
import { pushSubscription } from "@fairmile/db";
import { eq } from "drizzle-orm";
import webPush from "web-push";
import type { Config } from "../platform/config.ts";
import type { Services } from "../platform/services.ts";
import type { OutboxSender } from "../stream/outbox-consumer.ts";
import { findAwardNews, type PushJob } from "./find-award-news.ts";
import { postPush } from "./post-push.ts";

type PushServices = Pick<Services, "config" | "database" | "clock" | "log">;
type Vapid = NonNullable<Config["push"]>;

/** News of a round is worth this long, in market time; a push service keeps it no longer either. */
const FRESH_MS = 120_000;
const TTL_SECONDS = 120;
const AT_ONCE = 20;
/** A push service that is busy is asked once more; past that the app shows the news when it is opened. */
const RETRY_AFTER_MS = 500;

/** 404 and 410: the browser has given this subscription up. */
const isGone = (status: number | null): boolean => status === 404 || status === 410;
const isBusy = (status: number | null): boolean => status === null || status === 429 || status >= 500;

const encrypt = ({ subscription, news }: PushJob, vapid: Vapid) => {
  const { endpoint, p256dh, auth } = subscription;
  const request = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, JSON.stringify(news), {
    vapidDetails: vapid,
    TTL: TTL_SECONDS,
    urgency: "high",
  });
  return { endpoint, headers: request.headers as Record<string, string>, body: request.body };
};

const sendOne = async ({ config, database, log }: PushServices, job: PushJob, vapid: Vapid): Promise<void> => {
  const forget = (): Promise<unknown> =>
    database.db.delete(pushSubscription).where(eq(pushSubscription.id, job.subscription.id));
  let request: ReturnType<typeof encrypt>;
  try {
    request = encrypt(job, vapid);
  } catch {
    // Keys that encrypt nothing were never a browser's.
    await forget();
    return;
  }
  let status = await postPush(request, config.mode);
  if (isBusy(status)) {
    await sleep(RETRY_AFTER_MS);
    status = await postPush(request, config.mode);
  }
  if (isGone(status)) await forget();
  else if (status === null || status >= 300) log.warn({ subscription: job.subscription.id, status }, "push not taken");
};

/**
 * Tells drivers of their awards on their phones. Sends outside any transaction and moves on when all are sent: a crash
 * in between shows the same notification once more, under the same tag. Without push keys it only moves on.
 */
export const pushSender = (services: PushServices): OutboxSender => ({
  name: "push",
  send: async (rows) => {
    const { push } = services.config;
    const nowMs = services.clock.now();
    const fresh = rows.filter((row) => nowMs - row.atMs <= FRESH_MS);
    if (push === null || fresh.length === 0) return;
    const jobs = await findAwardNews(services.database, fresh);
    for (let at = 0; at < jobs.length; at += AT_ONCE) {
      await Promise.all(jobs.slice(at, at + AT_ONCE).map((job) => sendOne(services, job, push)));
    }
  },
});
