import type { Currency } from "@fairmile/contracts";
import { award, batch, driver, market, pushSubscription, type Queryable } from "@fairmile/db";
import { and, eq, inArray, or } from "drizzle-orm";
import type { OutboxRow } from "../stream/outbox-consumer.ts";
import { awardNews, type PushNews } from "./push-news.ts";

export interface PushJob {
  readonly subscription: typeof pushSubscription.$inferSelect;
  readonly news: PushNews;
}

/** States that only a change by somebody else brings about; a driver's own tap needs no push. */
const TOLD_OF_CHANGES: ReadonlySet<string> = new Set(["lapsed", "reassigned"]);

/** `award.won` names the round and the lot, `award.changed` the award itself. */
const which = (row: OutboxRow) =>
  row.type === "award.won"
    ? and(
        eq(award.marketId, row.marketId),
        eq(award.roundNo, Number(row.data["roundNo"])),
        eq(award.batchId, String(row.data["batchId"])),
      )
    : and(eq(award.marketId, row.marketId), eq(award.id, row.subject));

const isNews = (row: OutboxRow): boolean =>
  row.type === "award.won" || (row.type === "award.changed" && TOLD_OF_CHANGES.has(String(row.data["status"])));

/** Who is to be told what: for each award that changed, as it stands now, every browser of its driver. */
export const findAwardNews = async (source: Queryable, rows: readonly OutboxRow[]): Promise<PushJob[]> => {
  const wanted = rows.filter(isNews);
  if (wanted.length === 0) return [];
  const found = await source.db
    .select({ award, batch, currency: market.currency, timezone: market.timezone, userId: driver.userId })
    .from(award)
    .innerJoin(batch, and(eq(batch.marketId, award.marketId), eq(batch.id, award.batchId)))
    .innerJoin(driver, and(eq(driver.marketId, award.marketId), eq(driver.id, award.driverId)))
    .innerJoin(market, eq(market.id, award.marketId))
    .where(or(...wanted.map(which)));
  if (found.length === 0) return [];
  const subscriptions = await source.db
    .select()
    .from(pushSubscription)
    .where(inArray(pushSubscription.userId, [...new Set(found.map((row) => row.userId))]));
  return found.flatMap((row) => {
    const news = awardNews({
      awardId: row.award.id,
      status: row.award.status,
      payCents: row.award.payCents,
      tipCents: row.batch.tipCents,
      confirmByMs: row.award.confirmByMs,
      storeName: row.batch.storeName,
      stops: row.batch.stops.length,
      endsIn: row.batch.endsIn,
      currency: row.currency as Currency,
      timezone: row.timezone,
    });
    if (news === null) return [];
    return subscriptions.filter((s) => s.userId === row.userId).map((subscription) => ({ subscription, news }));
  });
};
