"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { LngLat } from "@fairmile/contracts";
import { useMemo } from "react";
import { useTRPC } from "../../src/api/trpc.ts";
import type { AddressChoice } from "./post-form.ts";
import { useDebounced } from "./use-debounced.ts";

const WAIT_MS = 120;
const SHORTEST = 2;
const SHOWN = 6;
const NONE: readonly AddressChoice[] = [];

interface AddressSearch {
  readonly suggestions: readonly AddressChoice[];
  readonly loading: boolean;
  readonly error: unknown;
}

/** Doors of the market that what is typed may mean, best first; none while an address is chosen already. */
export const useAddressSearch = (query: string, chosen: AddressChoice | null, near?: LngLat): AddressSearch => {
  const text = useDebounced(query.trim(), WAIT_MS);
  const isWanted = chosen === null && text.length >= SHORTEST;
  const found = useQuery(
    useTRPC().address.search.queryOptions(
      { text, limit: SHOWN, ...(near === undefined ? {} : { near }) },
      { enabled: isWanted, placeholderData: keepPreviousData, staleTime: 60_000, trpc: { context: { alone: true } } },
    ),
  );
  const suggestions = useMemo(
    () =>
      isWanted
        ? (found.data ?? []).map(({ label, point }) => ({ id: `${label} ${point.lng} ${point.lat}`, label, point }))
        : NONE,
    [isWanted, found.data],
  );
  const isTyping = chosen === null && query.trim().length >= SHORTEST && text !== query.trim();
  return { suggestions, loading: isTyping || (isWanted && found.isFetching), error: isWanted ? found.error : null };
};
