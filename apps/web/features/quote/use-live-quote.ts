"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { QuoteView } from "@fairmile/contracts";
import { useTRPCClient } from "../../src/api/trpc.ts";
import { useMarketClock } from "../../src/clock/market-clock-context.tsx";
import type { QuoteInput } from "./post-form.ts";
import { useDebounced } from "./use-debounced.ts";

const WAIT_MS = 250;
/** A quote is asked for anew so long before it runs out (market milliseconds), so that one always holds. */
const RENEW_BEFORE_MS = 5_000;
const SOONEST_MS = 1_000;

export interface LiveQuote {
  /** The price of what stands in the form; of what stood there before while `isOld`. */
  readonly quote: QuoteView | null;
  readonly isOld: boolean;
  readonly error: unknown;
  /** Asks for another: the one at hand is spent. */
  readonly renew: () => void;
}

/**
 * The price of a job, asked for when the job has stood still for a moment, dropped when it changes meanwhile, and renewed
 * just before it runs out.
 */
export const useLiveQuote = (job: QuoteInput | null): LiveQuote => {
  const client = useTRPCClient();
  const clock = useMarketClock();
  const key = job === null ? "" : JSON.stringify(job);
  const settled = useDebounced(key, WAIT_MS);
  const asked = settled === key ? job : null;
  const query = useQuery<QuoteView>({
    queryKey: ["liveQuote", settled],
    queryFn: async ({ signal }): Promise<QuoteView> => {
      if (asked === null) throw new Error("no job to price");
      return client.quote.create.mutate(asked, { signal });
    },
    enabled: asked !== null,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    refetchInterval: ({ state }) =>
      state.data === undefined
        ? false
        : Math.max(
            SOONEST_MS,
            (state.data.expiresAtMs - RENEW_BEFORE_MS - clock.nowMs()) / Math.max(clock.speed, 0.01),
          ),
  });
  const isOld = settled !== key || query.isPlaceholderData || query.isError;
  return {
    quote: job === null || query.data === undefined ? null : query.data,
    isOld,
    error: settled === key ? query.error : null,
    renew: () => void query.refetch(),
  };
};
