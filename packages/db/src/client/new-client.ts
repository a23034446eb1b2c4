import postgres, { type Notice, type Sql } from "postgres";
import type { DatabaseTarget } from "./database-target.ts";
import { setReadersAndWriters, VALUE_TYPES } from "./value-types.ts";
import type { WireSocket } from "./wire-socket.ts";

export interface NewClientOptions {
  readonly target: DatabaseTarget;
  readonly max: number;
  readonly applicationName: string;
  readonly onNotice: (notice: Notice) => void;
  readonly onNotify?: (channel: string, payload: string) => void;
  /** Makes the socket of each new connection. */
  readonly socket: () => WireSocket;
}

/** Waits before the n-th try in a row to reach a server that does not answer. */
export const backoffSeconds = (failures: number): number => Math.min(0.025 * 2 ** failures, 1);

/**
 * A process that is frozen, or cut off, in the middle of a transaction holds its locks until the server gives it up: by
 * default never. No transaction of ours is silent for a second. The embedded database has one client, our own.
 */
const IDLE_IN_TRANSACTION_MS = 10_000;
const serverSettings = ({ kind }: DatabaseTarget): Readonly<Record<string, number | string>> =>
  kind === "postgres"
    ? {
        idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
        // A kept statement is planned for its values each time: a plan for any value cannot use a partial index.
        plan_cache_mode: "force_custom_plan",
      }
    : {};

/** A postgres.js client with this project's settings: its sockets, its readers and writers of values. */
export const newClient = (options: NewClientOptions): Sql => {
  const { target } = options;
  const settings = {
    host: target.host,
    port: target.port,
    user: target.user,
    pass: target.password,
    database: target.database,
    max: options.max,
    socket: options.socket,
    // The socket comes with TLS already.
    ssl: false,
    // A connection that ends by itself is then always a loss, never housekeeping.
    idle_timeout: 0,
    max_lifetime: null,
    connect_timeout: 15,
    backoff: backoffSeconds,
    connection: { application_name: options.applicationName, ...serverSettings(target) },
    onnotice: options.onNotice,
    onnotify: options.onNotify ?? (() => undefined),
    types: VALUE_TYPES,
    no_subscribe: true,
  };
  const sql: Sql = postgres(settings);
  setReadersAndWriters(sql.options);
  return sql;
};
