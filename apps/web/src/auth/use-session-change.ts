"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { forgetKeptQueries } from "../api/kept-queries.ts";
import { useEventStream } from "../stream/stream-context.tsx";

/** To be called when somebody has signed in or out: nothing of whoever was here before stays, and the stream is theirs. */
export const useSessionChange = (): (() => Promise<void>) => {
  const queries = useQueryClient();
  const stream = useEventStream();
  return useCallback(async () => {
    await forgetKeptQueries();
    stream.restart();
    await queries.resetQueries();
  }, [queries, stream]);
};
