"use client";

import { useQuery } from "@tanstack/react-query";
import type { DirectionsView, RouteView } from "@fairmile/contracts";
import { useEffect, useRef } from "react";
import { useTRPCClient } from "../../src/api/trpc.ts";
import { LOCALE } from "../../src/i18n/translate.ts";
import { useOwnPosition } from "../../src/position/position-context.tsx";

export interface Directions {
  /** The last that came; null before the first. */
  readonly directions: DirectionsView | null;
  readonly isAsking: boolean;
  /** The last question has come to nothing so far. */
  readonly hasFailed: boolean;
  readonly ask: () => void;
}

const LANGUAGE = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/;
const AGAIN_AFTER_FAILURE_MS = 10_000;
/** Whoever gave an estimate may have its roads by then. */
const AGAIN_AFTER_ESTIMATE_MS = 60_000;

/** The driver's language, as the device has it: the turns are spoken, and the app's own words are few. */
const language = (): string => (LANGUAGE.test(navigator.language) ? navigator.language : LOCALE);

/**
 * The way from where the driver is through the stops ahead, asked once, and again when `ask` is called. Under a key of its
 * own: what happens to an order does not move the roads. Until a new answer is there the one before it stays.
 */
export const useDirections = ({ assignmentId, stops }: RouteView): Directions => {
  const client = useTRPCClient();
  const { fix } = useOwnPosition();
  const latest = useRef(fix);
  useEffect(() => {
    latest.current = fix;
  });
  const ahead = stops.filter(({ status }) => status === "ahead" || status === "arrived").map(({ id }) => id);
  const inLanguage = language();
  const { data, isFetching, isError, failureCount, refetch } = useQuery({
    queryKey: ["directions", assignmentId, inLanguage, ahead],
    queryFn: ({ signal }) => {
      const from = latest.current?.point;
      return client.route.directions.query(
        { language: inLanguage, ...(from === undefined ? {} : { from }) },
        { signal },
      );
    },
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    refetchInterval: ({ state }) =>
      state.data === undefined
        ? AGAIN_AFTER_FAILURE_MS
        : state.data?.isEstimate === true
          ? AGAIN_AFTER_ESTIMATE_MS
          : false,
  });
  return {
    directions: data ?? null,
    isAsking: isFetching,
    hasFailed: isError || failureCount > 0,
    ask: () => void refetch(),
  };
};
