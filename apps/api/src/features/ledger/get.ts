import { ledgerView, listEntriesQuery } from "@fairmile/contracts";
import { journalEntry, posting } from "@fairmile/db";
import { and, asc, desc, eq, inArray } from "drizzle-orm";
import { accountBalances } from "../../money/account-balances.ts";
import { cutPage, pageAfter } from "../../platform/cursor.ts";
import type { Ctx } from "../../platform/services.ts";
import { query } from "../../platform/verb.ts";
import { sourcesOfDelivery } from "./sources-of-delivery.ts";

const linesOf = async ({ database, market }: Ctx, entryIds: readonly string[]) => {
  if (entryIds.length === 0) return [];
  return database.db
    .select()
    .from(posting)
    .where(and(eq(posting.marketId, market.id), inArray(posting.entryId, [...entryIds])))
    .orderBy(asc(posting.entryId), asc(posting.line));
};

/** The trial balance of the market, and its entries, newest first, a page at a time; of one delivery where it is named. */
export const getLedger = query({
  name: "ledger.get",
  input: listEntriesQuery,
  output: ledgerView,
  allow: ["admin", "support"],
  run: async ({ ctx, input }) => {
    const sources = input.deliveryId === undefined ? null : await sourcesOfDelivery(ctx, input.deliveryId);
    const rows = await ctx.database.db
      .select()
      .from(journalEntry)
      .where(
        and(
          eq(journalEntry.marketId, ctx.market.id),
          sources === null ? undefined : inArray(journalEntry.source, sources),
          pageAfter(input.cursor, { atMs: journalEntry.atMs, id: journalEntry.id }),
        ),
      )
      .orderBy(desc(journalEntry.atMs), desc(journalEntry.id))
      .limit(input.limit + 1);
    const { page, nextCursor } = cutPage(rows, input.limit, (row) => row);
    const lines = await linesOf(
      ctx,
      page.map((row) => row.id),
    );
    const accounts = await accountBalances(ctx.database, ctx);
    return {
      currency: ctx.market.currency,
      accounts,
      sumCents: accounts.reduce((sum, { balanceCents }) => sum + balanceCents, 0),
      entries: page.map(({ id, atMs, event, source, leg }) => ({
        id,
        atMs,
        event,
        source,
        leg,
        postings: lines
          .filter((line) => line.entryId === id)
          .map(({ account, amountCents }) => ({ account, amountCents })),
      })),
      nextCursor,
    };
  },
});
