"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { StoreView } from "@fairmile/contracts";
import { useSearchParams } from "next/navigation";
import { useEffect, useRef } from "react";
import { toast } from "sonner";
import { errorText } from "../../src/api/error-text.ts";
import { useTRPC } from "../../src/api/trpc.ts";

/** Stripe's page comes back with its session here. */
const PARAM = "session";

interface CardSetup {
  /** Goes to Stripe's page. */
  readonly start: () => void;
  readonly isLeaving: boolean;
  /** The card that was given there is being saved. */
  readonly isFinishing: boolean;
}

/**
 * Saving a card on Stripe's page, which comes back to `returnPath`. `onFinished` is given the store as it is then: still
 * without a card where the page was left before the end.
 */
export const useCardSetup = (returnPath: string, onFinished: (store: StoreView) => void): CardSetup => {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const sessionId = useSearchParams().get(PARAM);
  const begun = useRef<string | null>(null);
  const fail = (error: unknown): unknown => toast.error(errorText(error));
  const starting = useMutation(
    trpc.store.startCardSetup.mutationOptions({
      onSuccess: ({ url }) => window.location.assign(url),
      onError: fail,
    }),
  );
  const finishing = useMutation(
    trpc.store.finishCardSetup.mutationOptions({
      onSuccess: async (store) => {
        queries.setQueryData(trpc.store.get.queryKey(), store);
        await queries.invalidateQueries(trpc.store.pathFilter());
        onFinished(store);
      },
      onError: fail,
    }),
  );
  const { mutate } = finishing;
  useEffect(() => {
    if (sessionId === null || begun.current === sessionId) return;
    begun.current = sessionId;
    // The address is the page's own again at once, so that a reload finishes nothing twice; Stripe tells the API as well.
    window.history.replaceState(null, "", returnPath);
    mutate({ sessionId });
  }, [sessionId, mutate, returnPath]);
  return {
    start: () => starting.mutate({ returnPath }),
    isLeaving: starting.isPending || starting.isSuccess,
    isFinishing: finishing.isPending,
  };
};
