import type { Notice, Sql } from "postgres";
import { type DatabaseKind, type DatabaseTarget, embeddedTarget, parseDatabaseUrl } from "./database-target.ts";
import { guardSql } from "./guarded-sql.ts";
import { newListener, type Subscriber } from "./listener.ts";
import { replaceableClient } from "./replaceable-client.ts";

export type DatabaseAddress = { readonly url: string } | { readonly socketPath: string };

export type ConnectOptions = DatabaseAddress & {
  /** Connections at most; opened when needed. Default 10. */
  readonly max?: number;
  /** Shown in pg_stat_activity. Default "fairmile". */
  readonly applicationName?: string;
  /** Hears the server's notices; they are dropped otherwise. */
  readonly onNotice?: (notice: Notice) => void;
};

/** A pool of connections without the query builder, which takes half a second to load: for the database's own process. */
export interface Pool {
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

const targetOf = (address: DatabaseAddress): DatabaseTarget =>
  "url" in address ? parseDatabaseUrl(address.url) : embeddedTarget(address.socketPath);

/** Opens a pool; see `connect`, which adds the query builder. */
export const openPool = (options: ConnectOptions): Pool => {
  const target = targetOf(options);
  const applicationName = options.applicationName ?? "fairmile";
  const onNotice = options.onNotice ?? (() => undefined);
  const client = replaceableClient({ target, max: options.max ?? 10, applicationName, onNotice });
  const listener = newListener(target, `${applicationName} listener`);
  return {
    sql: guardSql({ owner: client, current: client.current, enlist: client.enlist }),
    kind: target.kind,
    listen: listener.subscribe,
    close: async () => {
      await Promise.all([client.close(), listener.close()]);
    },
  };
};
