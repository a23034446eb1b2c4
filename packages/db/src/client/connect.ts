import { drizzle, type PostgresJsQueryResultHKT } from "drizzle-orm/postgres-js";
import type { PgDatabase } from "drizzle-orm/pg-core";
import type { ISql, Notice, Sql } from "postgres";
import { type DatabaseKind, embeddedTarget, parseDatabaseUrl } from "./database-target.ts";
import { guardSql } from "./guarded-sql.ts";
import { newListener, type Subscriber } from "./listener.ts";
import { replaceableClient } from "./replaceable-client.ts";

/** Drizzle's query builder, the same type inside and outside a transaction. */
export type Db = PgDatabase<PostgresJsQueryResultHKT, Record<string, never>>;

/** What a query needs: the builder and the tagged template, both on one connection inside a transaction. */
export interface Queryable {
  readonly db: Db;
  readonly sql: ISql;
}

/** A pool of connections to one database. */
export interface Database extends Queryable {
  readonly sql: Sql;
  readonly kind: DatabaseKind;
  /**
   * Listens to a notification channel on a connection apart, which comes back by itself after a loss; answers with the
   * function that stops it. Notifications sent during a loss are missed: read the tables in `onListening`.
   */
  readonly listen: (channel: string, subscriber: Subscriber) => () => void;
  /** Waits up to 5 s for running queries, then drops them. Nothing works afterwards. */
  readonly close: () => Promise<void>;
}

export type DatabaseAddress = { readonly url: string } | { readonly socketPath: string };

export type ConnectOptions = DatabaseAddress & {
  /** Connections at most; opened when needed. Default 10. */
  readonly max?: number;
  /** Shown in pg_stat_activity. Default "fairmile". */
  readonly applicationName?: string;
  /** Hears the server's notices; they are dropped otherwise. */
  readonly onNotice?: (notice: Notice) => void;
};

/** The address in its parsed form; throws a sentence when it cannot be read. */
export const targetOf = (address: DatabaseAddress): ReturnType<typeof parseDatabaseUrl> =>
  "url" in address ? parseDatabaseUrl(address.url) : embeddedTarget(address.socketPath);

/**
 * Opens a pool over PostgreSQL (`postgres://…`) or the embedded database (`embedded:///…`, or its socket's path); the
 * same code for both. Connects on first use. When the database goes away, what runs fails with SQLSTATE 08006 (see
 * `isConnectionLost`) and later calls connect again. bigint columns are numbers; one too big to be exact is an error.
 */
export const connect = (options: ConnectOptions): Database => {
  const target = targetOf(options);
  const applicationName = options.applicationName ?? "fairmile";
  const onNotice = options.onNotice ?? (() => undefined);
  const client = replaceableClient({ target, max: options.max ?? 10, applicationName, onNotice });
  const sql = guardSql({ owner: client, current: client.current, enlist: client.enlist });
  const listener = newListener(target, `${applicationName} listener`);
  return {
    sql,
    db: drizzle(sql),
    kind: target.kind,
    listen: listener.subscribe,
    close: async () => {
      await Promise.all([client.close(), listener.close()]);
    },
  };
};
