import { getTableColumns, sql, type SQL } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Transaction } from "@fairmile/db";

type Conflict = SQL | null;

/**
 * Inserts many rows with one parameter instead of one for each value: they go as a JSON document that the server takes
 * apart by the table's own type. For tables of plain columns (text, numbers, arrays, jsonb); a point or bytes needs the
 * query builder. Columns that no row names keep their default.
 */
export const insertRows = async <T extends PgTable>(
  tx: Transaction,
  table: T,
  rows: readonly T["$inferInsert"][],
  onConflict: Conflict = null,
): Promise<void> => {
  if (rows.length === 0) return;
  const columns = getTableColumns(table);
  const used = Object.entries(columns).filter(([key]) => rows.some((row) => Reflect.get(row, key) !== undefined));
  const documents = rows.map((row) =>
    Object.fromEntries(used.map(([key, column]) => [column.name, (Reflect.get(row, key) as unknown) ?? null])),
  );
  const names = sql.join(
    used.map(([, column]) => sql.identifier(column.name)),
    sql`, `,
  );
  await tx.db.execute(
    sql`insert into ${table} (${names}) select ${names} from jsonb_populate_recordset(null::${table}, ${JSON.stringify(documents)}::jsonb) ${onConflict ?? sql``}`,
  );
};
