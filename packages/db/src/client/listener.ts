import type { Sql } from "postgres";
import type { DatabaseTarget } from "./database-target.ts";
import { backoffSeconds, newClient } from "./new-client.ts";
import { openStream } from "./open-stream.ts";
import { WireSocket } from "./wire-socket.ts";

/** What a subscriber to a channel is told. */
export interface Subscriber {
  readonly onMessage: (payload: string) => void;
  /** The channel is listened to from now on. Called again after every loss: what was sent meanwhile was missed. */
  readonly onListening?: () => void;
}

export interface Listener {
  /** Starts to listen; answers with the function that stops it. Resolves at once: `onListening` tells when it works. */
  readonly subscribe: (channel: string, subscriber: Subscriber) => () => void;
  readonly close: () => Promise<void>;
}

/**
 * One connection that listens to notifications for everyone, made when first needed and made again whenever it is lost,
 * with growing waits up to a second.
 */
export const newListener = (target: DatabaseTarget, applicationName: string): Listener => {
  const subscribers = new Map<string, Set<Subscriber>>();
  /** The present connection; a lost one is forgotten together with what it listened to. */
  let life: { readonly sql: Sql; readonly channels: Set<string> } | undefined;
  let failures = 0;
  let retry: NodeJS.Timeout | undefined;
  let closed = false;

  const open = (): void => {
    retry = undefined;
    const socket = (): WireSocket => new WireSocket(openStream(target), () => lose(sql));
    const onNotify = (channel: string, payload: string): void => {
      for (const { onMessage } of subscribers.get(channel) ?? []) onMessage(payload);
    };
    const sql = newClient({ target, max: 1, applicationName, onNotice: () => undefined, onNotify, socket });
    life = { sql, channels: new Set() };
    for (const channel of subscribers.keys()) void listenTo(channel);
  };

  /** Forgets a connection that failed, and plans the next one. */
  function lose(sql: Sql): void {
    if (life?.sql !== sql || closed) return;
    life = undefined;
    failures += 1;
    setImmediate(() => void sql.end({ timeout: 0 }).catch(() => undefined));
    retry = setTimeout(open, backoffSeconds(failures) * 1000);
    retry.unref();
  }

  async function listenTo(channel: string): Promise<void> {
    const mine = life;
    if (mine === undefined) return;
    try {
      await mine.sql`listen ${mine.sql(channel)}`;
    } catch {
      lose(mine.sql);
      return;
    }
    if (mine !== life) return;
    failures = 0;
    mine.channels.add(channel);
    for (const { onListening } of subscribers.get(channel) ?? []) onListening?.();
  }

  const leave = (channel: string, subscriber: Subscriber): void => {
    const others = subscribers.get(channel);
    others?.delete(subscriber);
    if (others === undefined || others.size > 0) return;
    subscribers.delete(channel);
    const mine = life;
    if (mine?.channels.delete(channel) !== true) return;
    // A failure means the connection is gone, and the channel with it.
    mine.sql`unlisten ${mine.sql(channel)}`.catch(() => undefined);
  };

  return {
    subscribe: (channel, subscriber) => {
      if (closed) throw new Error("The database was closed.");
      const others = subscribers.get(channel) ?? new Set();
      subscribers.set(channel, others.add(subscriber));
      if (life === undefined && retry === undefined) open();
      else if (others.size === 1) void listenTo(channel);
      else if (life?.channels.has(channel) === true) subscriber.onListening?.();
      return () => leave(channel, subscriber);
    },
    close: async () => {
      closed = true;
      clearTimeout(retry);
      await life?.sql.end({ timeout: 1 });
    },
  };
};
