import type { LngLat } from "@fairmile/contracts";
import { getTableColumns, sql, type SQL } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Transaction } from "@fairmile/db";

/** Rows of one table, to be written with others in one statement. */
export interface Insertion {
  readonly table: PgTable;
  readonly rows: readonly Record<string, unknown>[];
  /** Rows whose key is there already are left out, and not counted. */
  readonly skipExisting?: boolean;
  /** The statement, where it was written out ahead of time. */
  readonly ready?: SQL;
}

/** The rows of one table, typed. */
export const rowsFor = <T extends PgTable>(table: T, rows: readonly T["$inferInsert"][]): Insertion => ({
  table,
  rows,
});

/** A point as PostGIS reads it from a text; everything else as JSON has it. */
const inJson = (type: string, value: unknown): unknown => {
  if (type !== "geography") return value ?? null;
  const { lng, lat } = value as LngLat;
  return `SRID=4326;POINT(${lng} ${lat})`;
};

/** The same rows with their document written out now, so that nothing is left to do when the statement is due. */
export const writtenOut = (insertion: Insertion): Insertion => ({ ...insertion, ready: insertOf(insertion) });

/** The insert by itself, to be put together with what else a statement does. */
export const insertOf = ({ table, rows, skipExisting = false, ready }: Insertion): SQL => {
  if (ready !== undefined) return ready;
  const columns = getTableColumns(table);
  const used = Object.entries(columns).filter(([key]) => rows.some((row) => row[key] !== undefined));
  const kinds = used.map(([key, column]) => ({ key, name: column.name, type: column.getSQLType() }));
  const documents = rows.map((row) => {
    const document: Record<string, unknown> = {};
    for (const { key, name, type } of kinds) document[name] = inJson(type, row[key]);
    return document;
  });
  const names = sql.join(
    kinds.map(({ name }) => sql.identifier(name)),
    sql`, `,
  );
  return sql`insert into ${table} (${names}) select ${names} from jsonb_populate_recordset(null::${table}, ${JSON.stringify(documents)}::jsonb)${skipExisting ? sql` on conflict do nothing` : sql``}`;
};

/**
 * Inserts many rows of several tables in one statement with one parameter for each table: they go as JSON documents that
 * the server takes apart by the tables' own types. For plain columns (text, numbers, arrays, jsonb) and points; bytes and
 * polygons need the query builder. Columns that no row names keep their default. Answers with the rows written to each
 * table. Foreign keys between the tables of one statement hold, since they are checked at its end.
 */
export const insertTogether = async (tx: Transaction, insertions: readonly Insertion[]): Promise<readonly number[]> => {
  const wanted = insertions.flatMap((insertion, i) => (insertion.rows.length === 0 ? [] : [{ insertion, i }]));
  const [only] = wanted;
  const counts = insertions.map(() => 0);
  if (only === undefined) return counts;
  if (wanted.length === 1) {
    counts[only.i] = (await tx.db.execute(insertOf(only.insertion))).count;
    return counts;
  }
  const name = (i: number): SQL => sql`${sql.identifier(`w${i}`)}`;
  const [written] = await tx.db.execute<Record<string, number>>(sql`
    with ${sql.join(
      wanted.map(({ insertion, i }) => sql`${name(i)} as (${insertOf(insertion)} returning 1)`),
      sql`, `,
    )}
    select ${sql.join(
      wanted.map(({ i }) => sql`(select count(*)::int from ${name(i)}) as ${name(i)}`),
      sql`, `,
    )}`);
  for (const { i } of wanted) counts[i] = written?.[`w${i}`] ?? 0;
  return counts;
};

/** Inserts many rows of one table; see `insertTogether`. */
export const insertRows = async <T extends PgTable>(
  tx: Transaction,
  table: T,
  rows: readonly T["$inferInsert"][],
): Promise<void> => {
  await insertTogether(tx, [rowsFor(table, rows)]);
};
