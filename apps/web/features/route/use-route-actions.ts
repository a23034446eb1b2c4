"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { HAND_BACK_REASONS, FAIL_REASONS, PositionInput, RouteView } from "@fairmile/contracts";
import { useCallback, useState } from "react";
import { useTRPC, type ApiOutputs } from "../../src/api/trpc.ts";
import { useMarketClock } from "../../src/clock/market-clock-context.tsx";
import { useOwnPosition } from "../../src/position/position-context.tsx";
import { toPositionInput } from "../../src/position/position-provider.tsx";
import { forgetProofsOf } from "../proof/proof-store.ts";

export interface CompleteInput {
  readonly stopId: string;
  readonly proofIds: readonly string[];
  readonly pins: readonly string[];
}

/** What a driver does with a route. Each is sent again by itself over a bad line, under one key; `error` says what is left. */
export const useRouteActions = () => {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const clock = useMarketClock();
  const { fix, read } = useOwnPosition();
  /** The route as its last stop left it: the server shows only routes that go on. */
  const [finished, setFinished] = useState<RouteView | null>(null);

  const tellOthers = (): void => {
    for (const filter of [trpc.driver.pathFilter(), trpc.earnings.pathFilter(), trpc.receipt.pathFilter()])
      void queries.invalidateQueries(filter);
  };
  const onSuccess = (route: ApiOutputs["stop"]["arrive"]): void => {
    if (route.status === "active") queries.setQueryData(trpc.route.get.queryKey(), route);
    else {
      setFinished(route);
      queries.setQueryData(trpc.route.get.queryKey(), null);
    }
    tellOthers();
  };
  // Refused: the route may be further on than this screen (an answer was lost, the store cancelled).
  const onError = (): void => void queries.invalidateQueries(trpc.route.pathFilter());
  const start = useMutation(trpc.route.start.mutationOptions({ onSuccess, onError }));
  const arrive = useMutation(trpc.stop.arrive.mutationOptions({ onSuccess, onError }));
  const complete = useMutation(
    trpc.stop.complete.mutationOptions({
      onError,
      onSuccess: (route, { stopId }) => {
        void forgetProofsOf(stopId);
        onSuccess(route);
      },
    }),
  );
  const fail = useMutation(trpc.stop.fail.mutationOptions({ onSuccess, onError }));
  const handBack = useMutation(
    trpc.route.handBack.mutationOptions({
      onError,
      onSuccess: (driver) => {
        queries.setQueryData(trpc.driver.get.queryKey(), driver);
        queries.setQueryData(trpc.route.get.queryKey(), null);
        tellOthers();
      },
    }),
  );

  /** Where the driver is, for a command; without it the server goes by what it heard last. */
  const here = useCallback(async (): Promise<{ position?: PositionInput }> => {
    try {
      return { position: toPositionInput(fix ?? (await read()), clock.nowMs()) };
    } catch {
      return {};
    }
  }, [fix, read, clock]);

  return {
    finished,
    forgetFinished: () => setFinished(null),
    start,
    arrive: {
      ...arrive,
      run: async (stopId: string) => arrive.mutate({ stopId, ...(await here()) }),
    },
    complete: {
      ...complete,
      run: async ({ stopId, proofIds, pins }: CompleteInput) =>
        complete.mutate({ stopId, proofIds: [...proofIds], pins: [...pins], ...(await here()) }),
    },
    fail: {
      ...fail,
      run: async (stopId: string, reason: (typeof FAIL_REASONS)[number], note: string) =>
        fail.mutate({ stopId, reason, ...(note === "" ? {} : { note }), ...(await here()) }),
    },
    handBack: {
      ...handBack,
      run: (assignmentId: string, reason: (typeof HAND_BACK_REASONS)[number]) =>
        handBack.mutate({ assignmentId, reason }),
    },
  };
};

export type RouteActions = ReturnType<typeof useRouteActions>;
