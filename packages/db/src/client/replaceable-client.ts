import type { Notice, Sql } from "postgres";
import { ConnectionLost } from "./connection-lost.ts";
import type { DatabaseTarget } from "./database-target.ts";
import type { Enlist } from "./guarded-query.ts";
import { newClient } from "./new-client.ts";
import { openStream } from "./open-stream.ts";
import { WireSocket } from "./wire-socket.ts";

export interface ClientOptions {
  readonly target: DatabaseTarget;
  readonly max: number;
  readonly applicationName: string;
  readonly onNotice: (notice: Notice) => void;
}

/** One postgres.js client, and what is known of its life. */
interface Life {
  readonly sql: Sql;
  sockets: number;
  retired: boolean;
  ended: boolean;
  /** Fails what still waits for an answer of this client. */
  readonly work: Set<(error: Error) => void>;
}

export interface ReplaceableClient {
  /** The client to use now. Do not keep it: a lost connection replaces it. */
  readonly current: () => Sql;
  /** Registers work on the present client. */
  readonly enlist: Enlist;
  readonly close: () => Promise<void>;
}

/** A retired client's healthy connections may finish what they run, this long. */
const DRAIN_MS = 15_000;
const CLOSE_SECONDS = 5;

/** Ends a retired client once it has no connection or no work left, and fails what it can no longer answer. */
const bury = (life: Life, patience: "when done" | "now"): void => {
  if (!life.retired || life.ended || (patience === "when done" && life.sockets > 0 && life.work.size > 0)) return;
  life.ended = true;
  // postgres.js forgets the queries it had queued; what got an error of its own by then is not touched by a second one.
  setImmediate(() => {
    for (const abandon of life.work) abandon(new ConnectionLost());
    void life.sql.end({ timeout: 0 }).catch(() => undefined);
  });
};

/**
 * A postgres.js client that is thrown away as soon as an open connection of it dies. postgres.js reuses the dead
 * connection's state (a half-built message, the queries of a transaction that is gone), which can jam the connection or
 * run the rest of a lost transaction outside any; a fresh client cannot.
 */
export const replaceableClient = ({ target, max, applicationName, onNotice }: ClientOptions): ReplaceableClient => {
  let closed = false;

  const begin = (): Life => {
    const socket = (): WireSocket => {
      const stream = life.retired ? Promise.reject(new Error("this client was replaced")) : openStream(target);
      life.sockets += 1;
      return new WireSocket(stream, (wasOpen) => {
        life.sockets -= 1;
        if (wasOpen) replace(life);
        bury(life, "when done");
      });
    };
    const sql = newClient({ target, max, applicationName, onNotice, socket });
    const life: Life = { sql, sockets: 0, retired: false, ended: false, work: new Set() };
    return life;
  };

  let present = begin();

  function replace(life: Life): void {
    if (life.retired || closed) return;
    life.retired = true;
    present = begin();
    setTimeout(() => bury(life, "now"), DRAIN_MS).unref();
  }

  return {
    current: () => present.sql,
    enlist: (abandon) => {
      const life = present;
      life.work.add(abandon);
      return () => {
        life.work.delete(abandon);
        bury(life, "when done");
      };
    },
    close: async () => {
      closed = true;
      await present.sql.end({ timeout: CLOSE_SECONDS });
      for (const abandon of present.work) abandon(new ConnectionLost());
    },
  };
};
