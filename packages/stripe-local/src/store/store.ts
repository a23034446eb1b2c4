import type { Journal, JournalEntry } from "./journal.ts";
import type { Row, TableName, Tables } from "./tables.ts";

type Shelf = Map<string, Row<TableName>>;

/** A set of changes that happen together or not at all. It reads its own writes. */
export interface Transaction {
  readonly get: <K extends TableName>(table: K, id: string) => Row<K> | undefined;
  /** Rows of a table in the order they were first written; `account` narrows it to one set of books. */
  readonly rows: <K extends TableName>(table: K, account?: string) => Iterable<Row<K>>;
  readonly put: <K extends TableName>(table: K, id: string, account: string, value: Tables[K]) => void;
  readonly remove: (table: TableName, id: string) => void;
  /** The rows of a table that this transaction writes. */
  readonly written: <K extends TableName>(table: K) => readonly Row<K>[];
}

/** All state of the double. Changes are applied in memory at once and acknowledged after `durable()`. */
export interface Store extends Pick<Transaction, "get" | "rows"> {
  readonly begin: () => Transaction & { readonly commit: (atMs: number) => void };
  readonly durable: () => Promise<void>;
  /** The latest instant at which anything was committed; 0 for an empty store. */
  readonly latestMs: () => number;
  readonly close: () => Promise<void>;
}

// The map holds rows of every table under their table's name, so a row read under K was written under K.
const typed = <K extends TableName>(row: Row<TableName> | undefined): Row<K> | undefined => row as Row<K> | undefined;

/** Builds the store from a journal's entries; every commit is appended to `journal`. */
export const createStore = (entries: Iterable<JournalEntry>, journal: Journal): Store => {
  const shelves = new Map<string, Shelf>();
  let latestMs = 0;
  const shelf = (table: string): Shelf => {
    const found = shelves.get(table) ?? new Map<string, Row<TableName>>();
    shelves.set(table, found);
    return found;
  };
  const apply = (entry: JournalEntry): void => {
    for (const [table, id, account, value] of entry.puts) {
      shelf(table).set(id, { id, account, value: value as Tables[TableName] });
    }
    for (const [table, id] of entry.dels) shelf(table).delete(id);
    latestMs = Math.max(latestMs, entry.atMs);
  };
  for (const entry of entries) apply(entry);

  const get = <K extends TableName>(table: K, id: string): Row<K> | undefined => typed<K>(shelf(table).get(id));
  const rows = function* <K extends TableName>(table: K, account?: string): Iterable<Row<K>> {
    for (const row of shelf(table).values()) {
      const found = typed<K>(row);
      if (found && (account === undefined || row.account === account)) yield found;
    }
  };

  const begin: Store["begin"] = () => {
    const written = new Map<TableName, Map<string, Row<TableName> | null>>();
    const page = (table: TableName): Map<string, Row<TableName> | null> => {
      const found = written.get(table) ?? new Map<string, Row<TableName> | null>();
      written.set(table, found);
      return found;
    };
    return {
      get: <K extends TableName>(table: K, id: string) => {
        const own = page(table).get(id);
        return own === undefined ? get(table, id) : typed<K>(own ?? undefined);
      },
      rows: function* <K extends TableName>(table: K, account?: string) {
        const own = page(table);
        for (const row of rows(table, account)) {
          const found = own.has(row.id) ? typed<K>(own.get(row.id) ?? undefined) : row;
          if (found) yield found;
        }
        for (const [id, row] of own) {
          const found = typed<K>(row ?? undefined);
          if (found && !get(table, id) && (account === undefined || found.account === account)) yield found;
        }
      },
      put: (table, id, account, value) => {
        page(table).set(id, { id, account, value });
      },
      remove: (table, id) => {
        page(table).set(id, null);
      },
      written: <K extends TableName>(table: K) =>
        [...page(table).values()].flatMap((row) => typed<K>(row ?? undefined) ?? []),
      commit: (atMs) => {
        const puts: [string, string, string, unknown][] = [];
        const dels: [string, string][] = [];
        for (const [table, own] of written) {
          for (const [id, row] of own) {
            if (row) puts.push([table, id, row.account, row.value]);
            else if (get(table, id)) dels.push([table, id]);
          }
        }
        if (puts.length === 0 && dels.length === 0) return;
        const entry = { atMs, puts, dels };
        apply(entry);
        journal.append(entry);
      },
    };
  };

  return { get, rows, begin, durable: journal.flushed, latestMs: () => latestMs, close: journal.close };
};
