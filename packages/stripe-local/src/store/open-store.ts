import { KEY_LIFE_MS } from "../http/idempotency.ts";
import { DAY_MS } from "../core/seconds.ts";
import { memoryJournal, openJournal, readJournal, rewriteJournal, type JournalEntry } from "./journal.ts";
import { createStore, type Store } from "./store.ts";
import type { IdempotencyRecord, StoredEvent } from "./tables.ts";

/** Stripe keeps events this long. */
const EVENT_LIFE_MS = 30 * DAY_MS;
/** A journal this many times longer than its live rows is written anew at the start. */
const BLOAT = 2;

/** Rows of a journal that still count: the last writing of each, less what was removed or is past its life. */
const liveRows = (entries: readonly JournalEntry[]): Map<string, JournalEntry["puts"][number]> => {
  const live = new Map<string, JournalEntry["puts"][number]>();
  const nowMs = entries.reduce((latest, entry) => Math.max(latest, entry.atMs), 0);
  for (const { puts, dels } of entries) {
    for (const put of puts) live.set(`${put[0]} ${put[1]}`, put);
    for (const [table, id] of dels) live.delete(`${table} ${id}`);
  }
  const owed = new Set(
    [...live.values()].flatMap(([table, id]) => (table === "delivery" ? [id.split(" ", 1)[0]] : [])),
  );
  for (const [name, [table, id, , value]] of live) {
    // The journal is this package's own: a row of a table holds that table's value.
    if (table === "idempotency" && nowMs - (value as IdempotencyRecord).createdMs >= KEY_LIFE_MS) live.delete(name);
    if (table === "event" && !owed.has(id) && nowMs - (value as StoredEvent).created * 1_000 >= EVENT_LIFE_MS)
      live.delete(name);
  }
  return live;
};

/** Opens the store kept in a journal file, or in memory without one. Rejects where the journal is damaged before its end. */
export const openStore = async (path: string | undefined): Promise<Store> => {
  if (path === undefined) return createStore([], memoryJournal);
  const entries = await readJournal(path);
  const written = entries.reduce((sum, entry) => sum + entry.puts.length + entry.dels.length, 0);
  const live = liveRows(entries);
  if (written <= live.size * BLOAT) return createStore(entries, await openJournal(path));
  const atMs = entries.reduce((latest, entry) => Math.max(latest, entry.atMs), 0);
  const compact = [...live.values()].map((put): JournalEntry => ({ atMs, puts: [put], dels: [] }));
  await rewriteJournal(path, compact);
  return createStore(compact, await openJournal(path));
};
