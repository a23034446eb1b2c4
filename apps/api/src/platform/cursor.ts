import { fieldError } from "@fairmile/contracts";
import { lt, or, and, eq, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";

/** Where a list goes on: after the row of this time and id. */
export interface Cursor {
  readonly atMs: number;
  readonly id: string;
}

const writeCursor = ({ atMs, id }: Cursor): string => Buffer.from(`${atMs}:${id}`).toString("base64url");

/** Reads a cursor this API wrote; refuses any other text by the field `cursor`. */
const readCursor = (text: string): Cursor => {
  const [, at, id] = /^(\d{1,15}):([\w-]{1,60})$/.exec(Buffer.from(text, "base64url").toString("utf8")) ?? [];
  if (at === undefined || id === undefined) throw fieldError("cursor", "invalid_format");
  return { atMs: Number(at), id };
};

/** The condition of the page after a cursor in a list ordered newest first; undefined for the first page. */
export const pageAfter = (
  cursor: string | undefined,
  columns: { readonly atMs: PgColumn; readonly id: PgColumn },
): SQL | undefined => {
  if (cursor === undefined) return undefined;
  const { atMs, id } = readCursor(cursor);
  return or(lt(columns.atMs, atMs), and(eq(columns.atMs, atMs), lt(columns.id, id)));
};

/** Cuts a page that was read with one row too many, and says where the next goes on. */
export const cutPage = <Row>(
  rows: readonly Row[],
  limit: number,
  at: (row: Row) => Cursor,
): { readonly page: readonly Row[]; readonly nextCursor: string | null } => {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { page, nextCursor: rows.length > limit && last !== undefined ? writeCursor(at(last)) : null };
};
