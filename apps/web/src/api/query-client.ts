import { QueryClient } from "@tanstack/react-query";
import { backoffMs, isPassing, readFailure } from "./failure.ts";

const FRESH_MS = 5_000;
const QUERY_RETRIES = 4;
const KEPT_MS = 24 * 3_600_000;

/**
 * Queries are tried again while the fault may pass and fetched anew on return to the page. Whether there is a network is
 * found out by asking, never by what the browser says of it.
 */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: "always",
        staleTime: FRESH_MS,
        gcTime: KEPT_MS,
        retry: (count, error) => count < QUERY_RETRIES && isPassing(readFailure(error)),
        retryDelay: backoffMs,
        refetchOnWindowFocus: true,
        refetchOnReconnect: true,
      },
      // The client's own link retries mutations, under the same key.
      mutations: { networkMode: "always", retry: false },
    },
  });
