import { sql, type SQL, type SQLWrapper } from "drizzle-orm";

/**
 * `column = any (…)` with one parameter however many values there are: the statement's text stays the same, so it is
 * kept prepared, and an index on the column serves it.
 */
export const anyOf = (column: SQLWrapper, values: readonly string[]): SQL =>
  sql`${column} = any (array(select jsonb_array_elements_text(${JSON.stringify(values)}::jsonb)))`;
