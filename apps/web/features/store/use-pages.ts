"use client";

import { useInfiniteQuery, type UseInfiniteQueryResult, type InfiniteData } from "@tanstack/react-query";

interface Pages<P> {
  /** The verb and what makes this list another than its others: `[["delivery", "listReceipts"], {}]`, as tRPC keys it. */
  readonly queryKey: readonly [readonly [entity: string, verb: string], Readonly<Record<string, string>>];
  readonly fetchPage: (cursor: string | undefined, signal: AbortSignal) => Promise<P>;
}

/**
 * A list that comes in pages. tRPC's own options for that send a `direction` beside the cursor, and the API refuses
 * fields it does not know; under the verb's own key the event stream still has the list fetched anew.
 */
export const usePages = <P extends { readonly nextCursor: string | null }>({
  queryKey,
  fetchPage,
}: Pages<P>): UseInfiniteQueryResult<InfiniteData<P>> =>
  useInfiniteQuery({
    queryKey: [queryKey[0], { ...queryKey[1], type: "pages" }],
    queryFn: ({ pageParam, signal }) => fetchPage(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
