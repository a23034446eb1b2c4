import { drizzle, type PostgresJsQueryResultHKT } from "drizzle-orm/postgres-js";
import type { PgDatabase } from "drizzle-orm/pg-core";
import type { ISql } from "postgres";
import { type ConnectOptions, openPool, type Pool } from "./open-pool.ts";

/** Drizzle's query builder, the same type inside and outside a transaction. */
export type Db = PgDatabase<PostgresJsQueryResultHKT, Record<string, never>>;

/** What a query needs: the builder and the tagged template, both on one connection inside a transaction. */
export interface Queryable {
  readonly db: Db;
  readonly sql: ISql;
}

/** A pool of connections to one database, with the query builder. */
export interface Database extends Pool {
  readonly db: Db;
}

/**
 * Opens a pool over PostgreSQL (`postgres://…`) or the embedded database (`embedded:///…`, or its socket's path); the
 * same code for both. Connects on first use. When the database goes away, what runs fails with SQLSTATE 08006 (see
 * `isConnectionLost`) and later calls connect again. bigint columns are numbers; one too big to be exact is an error.
 */
export const connect = (options: ConnectOptions): Database => {
  const pool = openPool(options);
  return { ...pool, db: drizzle(pool.sql) };
};
