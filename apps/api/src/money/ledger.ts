import { journalEntry, posting, type Transaction } from "@fairmile/db";
import { and, asc, eq, inArray, or, sql } from "drizzle-orm";
import { insertOf, rowsFor } from "../platform/insert-rows.ts";
import type { Ctx } from "../platform/services.ts";
import type { EntryDraft, Line } from "./entry.ts";

type LedgerCtx = Pick<Ctx, "market" | "ids" | "clock">;

interface LedgerRows {
  readonly entries: (typeof journalEntry.$inferInsert)[];
  readonly postings: (typeof posting.$inferInsert)[];
}

/** Entries as rows of the two tables, at the market's present time. An entry without lines (all amounts zero) gives none. */
const ledgerRows = (ctx: LedgerCtx, drafts: readonly EntryDraft[]): LedgerRows => {
  const rows: LedgerRows = { entries: [], postings: [] };
  const atMs = ctx.clock.now();
  for (const { event, source, leg, lines } of drafts) {
    if (lines.length === 0) continue;
    const id = ctx.ids.next("entry");
    rows.entries.push({ marketId: ctx.market.id, id, event, source, leg, currency: ctx.market.currency, atMs });
    for (const [line, { account, amountCents }] of lines.entries()) {
      rows.postings.push({ marketId: ctx.market.id, entryId: id, line, account, amountCents });
    }
  }
  return rows;
};

const nameOf = (e: { event: string; source: string; leg: string }): string => `${e.event} ${e.source} ${e.leg}`;
const written = (lines: readonly Line[]): string => lines.map((l) => `${l.account} ${l.amountCents}`).join(", ");

/** Throws unless what stands in the ledger under these names has the very lines of the drafts. */
const assertSame = async (tx: Transaction, ctx: LedgerCtx, twins: readonly EntryDraft[]): Promise<void> => {
  const names = twins.map((t) =>
    and(eq(journalEntry.event, t.event), eq(journalEntry.source, t.source), eq(journalEntry.leg, t.leg)),
  );
  const standing = await tx.db
    .select()
    .from(journalEntry)
    .where(and(eq(journalEntry.marketId, ctx.market.id), or(...names)));
  const ids = standing.map((e) => e.id);
  const lines = await tx.db
    .select()
    .from(posting)
    .where(and(eq(posting.marketId, ctx.market.id), inArray(posting.entryId, ids)))
    .orderBy(asc(posting.entryId), asc(posting.line));
  for (const twin of twins) {
    const found = standing.find((e) => nameOf(e) === nameOf(twin));
    const there = written(lines.filter((l) => l.entryId === found?.id));
    if (there !== written(twin.lines)) {
      throw new Error(
        `the ledger has ${nameOf(twin)} as [${there}], and now it is asked for as [${written(twin.lines)}]`,
      );
    }
  }
};

/** Writes the entries that do not stand under their name yet, with their lines, in one statement; answers with their ids. */
const insertFresh = async (tx: Transaction, { entries, postings }: LedgerRows): Promise<ReadonlySet<string>> => {
  const rows = await tx.db.execute<{ id: string }>(sql`
    with fresh as (
      ${insertOf(rowsFor(journalEntry, entries))} on conflict (market_id, event, source, leg) do nothing returning id
    ), lines as (
      ${insertOf(rowsFor(posting, postings))} where entry_id in (select id from fresh)
    )
    select id from fresh`);
  return new Set(rows.map((row) => row.id));
};

/**
 * Writes entries to the ledger, all or none, in one statement. An entry that stands there already under its name
 * (event, source, leg) with the same lines is left as it is (M3); with other lines it is a broken invariant and throws.
 */
export const post = async (tx: Transaction, ctx: LedgerCtx, drafts: readonly EntryDraft[]): Promise<void> => {
  // Two transactions that post the same entries take them in one order, so that neither waits for the other in a ring.
  const ordered = drafts.filter((d) => d.lines.length > 0).toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  if (ordered.length === 0) return;
  const rows = ledgerRows(ctx, ordered);
  const fresh = await insertFresh(tx, rows);
  const twins = ordered.filter((_, i) => !fresh.has(rows.entries[i]?.id ?? ""));
  if (twins.length > 0) await assertSame(tx, ctx, twins);
};
