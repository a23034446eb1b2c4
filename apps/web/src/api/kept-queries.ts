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

/** The state is our own, written by `dehydrate` of this very version of the app. */
const isState = (value: unknown): value is DehydratedState =>
  typeof value === "object" && value !== null && "queries" in value && Array.isArray(value.queries);

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

/** Shows what this device last knew until the server answers, and keeps what it answers. */
export const useKeptQueries = (queries: QueryClient): void => {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const write = async (): Promise<void> => {
      const state = dehydrate(queries, { shouldDehydrateQuery: isKept, shouldDehydrateMutation: () => false });
      // Dates, promises and other things of this tab are no part of it: what JSON cannot say is not kept.
      const plain: unknown = JSON.parse(JSON.stringify(state));
      await orNothing(async () => (await open()).put(STORE, plain, ROW));
    };
    const stop = queries.getQueryCache().subscribe((event) => {
      if (event.type !== "updated" || event.action.type !== "success" || !KEPT.has(verbOf(event.query))) return;
      timer ??= setTimeout(() => {
        timer = undefined;
        void write();
      }, WRITE_AFTER_MS);
    });
    void orNothing(async () => {
      const kept: unknown = await (await open()).get(STORE, ROW);
      if (isState(kept)) hydrate(queries, kept);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [queries]);
};
