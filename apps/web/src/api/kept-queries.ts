"use client";

import { dehydrate, hydrate, type DehydratedState, type Query, type QueryClient } from "@tanstack/react-query";
import { openDB, type IDBPDatabase } from "idb";
import { useEffect } from "react";

const DATABASE = "fairmile";
const STORE = "queries";
const ROW = "kept";
const WRITE_AFTER_MS = 500;

/** What a driver needs to see again after a reload without a line. Nothing of stores, recipients or admins stays on a device. */
const KEPT: ReadonlySet<string> = new Set([
  "me.get",
  "market.get",
  "driver.get",
  "route.get",
  "receipt.list",
  "earnings.get",
]);

const verbOf = (query: Pick<Query, "queryKey">): string => {
  const [path] = query.queryKey;
  return Array.isArray(path) ? path.join(".") : "";
};

const isKept = (query: Query): boolean => query.state.status === "success" && KEPT.has(verbOf(query));

const open = (): Promise<IDBPDatabase> =>
  openDB(DATABASE, 1, {
    upgrade: (db) => {
      db.createObjectStore(STORE);
    },
  });

interface KeptRow {
  readonly userId: string;
  readonly state: DehydratedState;
}

const isState = (value: unknown): boolean =>
  typeof value === "object" && value !== null && "queries" in value && Array.isArray(value.queries);

/** The row is our own, written by `dehydrate` below. */
const isRow = (value: unknown): value is KeptRow =>
  typeof value === "object" &&
  value !== null &&
  "userId" in value &&
  typeof value.userId === "string" &&
  "state" in value &&
  isState(value.state);

/** A browser that forbids storage works like one that has just been emptied. */
const orNothing = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await work();
  } catch {
    return undefined;
  }
};

/** Forgets what was kept on this device: on signing out. */
export const forgetKeptQueries = async (): Promise<void> => {
  await orNothing(async () => (await open()).delete(STORE, ROW));
};

const userIdOf = (data: unknown): string | null =>
  typeof data === "object" && data !== null && "userId" in data && typeof data.userId === "string" ? data.userId : null;

/** Shows what this device last knew until the server answers, and keeps what it answers. */
export const useKeptQueries = (queries: QueryClient): void => {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let userId: string | null = null;
    const write = async (): Promise<void> => {
      if (userId === null) return;
      const state = dehydrate(queries, { shouldDehydrateQuery: isKept, shouldDehydrateMutation: () => false });
      // Dates, promises and other things of this tab are no part of it: what JSON cannot say is not kept.
      const plain: unknown = JSON.parse(JSON.stringify({ userId, state }));
      await orNothing(async () => (await open()).put(STORE, plain, ROW));
    };
    /** Somebody else has signed in on this device: what the one before saw is not theirs. */
    const noteUser = (query: Query): void => {
      const now = userIdOf(query.state.data);
      if (userId !== null && now !== userId) {
        void queries.resetQueries({ predicate: (one) => one !== query && verbOf(one) !== "market.get" });
      }
      userId = now;
    };
    const stop = queries.getQueryCache().subscribe((event) => {
      if (event.type !== "updated" || event.action.type !== "success" || !KEPT.has(verbOf(event.query))) return;
      if (verbOf(event.query) === "me.get") noteUser(event.query);
      timer ??= setTimeout(() => {
        timer = undefined;
        void write();
      }, WRITE_AFTER_MS);
    });
    void orNothing(async () => {
      const kept: unknown = await (await open()).get(STORE, ROW);
      if (!isRow(kept) || (userId !== null && kept.userId !== userId)) return;
      userId = kept.userId;
      hydrate(queries, kept.state);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [queries]);
};
