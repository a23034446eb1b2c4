"use client";

import { useQuery } from "@tanstack/react-query";
import type { DriverReceiptView } from "@fairmile/contracts";
import { useEffect, useState } from "react";
import { useTRPC } from "../../src/api/trpc.ts";

const STORAGE_KEY = "fairmile.results.seen";
const NEWEST = 10;

const stored = (): number | null => {
  try {
    const text = localStorage.getItem(STORAGE_KEY);
    return text === null ? null : Number(text);
  } catch {
    return null;
  }
};

const store = (atMs: number): void => {
  try {
    localStorage.setItem(STORAGE_KEY, String(atMs));
  } catch {
    // then it is remembered for this page only
  }
};

export interface RoundResults {
  /** Results nobody has put away yet, what was won before what was not, then the newest first. */
  readonly unseen: readonly DriverReceiptView[];
  /** The newest of all, seen or not. */
  readonly latest: readonly DriverReceiptView[];
  readonly putAway: () => void;
}

/** What the last rounds decided for this driver. On a device that was never used, the past counts as seen. */
export const useRoundResults = (): RoundResults => {
  const query = useQuery(useTRPC().receipt.list.queryOptions({ limit: NEWEST }));
  const latest = query.data?.receipts ?? [];
  const [seenMs, setSeenMs] = useState<number | null>(stored);
  const newestMs = latest[0]?.atMs ?? null;
  const isLoaded = query.data !== undefined;

  useEffect(() => {
    if (!isLoaded || seenMs !== null) return;
    const now = newestMs ?? 0;
    store(now);
    setSeenMs(now);
  }, [isLoaded, seenMs, newestMs]);

  const unseen = seenMs === null ? [] : latest.filter((receipt) => receipt.atMs > seenMs);
  return {
    unseen: unseen.toSorted((a, b) => Number(b.result === "won") - Number(a.result === "won") || b.atMs - a.atMs),
    latest,
    putAway: () => {
      if (newestMs === null) return;
      store(newestMs);
      setSeenMs(newestMs);
    },
  };
};
