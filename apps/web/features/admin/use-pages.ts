"use client";

import { useInfiniteQuery, type InfiniteData, type UseInfiniteQueryResult } from "@tanstack/react-query";

interface Page {
  readonly nextCursor: string | null;
}

/**
 * A list that goes on by a cursor. (tRPC's own options for it send a `direction`, which our verbs rightly refuse as
 * unknown.) The key is the verb's own, so that the stream and mutations reach it.
 */
export const usePages = <P extends Page>(
  queryKey: readonly unknown[],
  fetchPage: (cursor: { readonly cursor?: string }) => Promise<P>,
): UseInfiniteQueryResult<InfiniteData<P, string | null>> =>
  useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => fetchPage(pageParam === null ? {} : { cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
