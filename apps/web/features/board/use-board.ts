"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "../../src/api/trpc.ts";

/**
 * Rounds are no store's event: while something is for sale, its rounds, drivers and rise are asked for. On the road only
 * the drivers' last positions could be missed; everything else comes by the stream. Milliseconds of the wall.
 */
const SALE_EVERY_MS = 4_000;
const ROAD_EVERY_MS = 20_000;

/** The store's live board. */
export const useBoard = () =>
  useQuery(
    useTRPC().delivery.board.queryOptions(undefined, {
      refetchInterval: ({ state }) => {
        const deliveries = state.data?.deliveries ?? [];
        if (deliveries.some(({ courier }) => courier === null)) return SALE_EVERY_MS;
        return deliveries.length > 0 ? ROAD_EVERY_MS : false;
      },
    }),
  );
