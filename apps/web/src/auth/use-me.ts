"use client";

import { useQuery } from "@tanstack/react-query";
import type { MeView } from "@fairmile/contracts";
import { readFailure } from "../api/failure.ts";
import { useTRPC } from "../api/trpc.ts";

/** Who is signed in, as far as it is known. `unknown` where the server cannot be asked and this device remembers nobody. */
export type Me =
  | { readonly state: "loading" }
  | { readonly state: "out" }
  | { readonly state: "in"; readonly me: MeView }
  | { readonly state: "unknown"; readonly error: unknown; readonly retry: () => void };

const SIGNED_OUT: ReadonlySet<string> = new Set(["unauthenticated", "session_expired"]);
const FRESH_MS = 60_000;

export const useMe = (): Me => {
  const query = useQuery(useTRPC().me.get.queryOptions(undefined, { staleTime: FRESH_MS }));
  if (query.error !== null && SIGNED_OUT.has(readFailure(query.error).code)) return { state: "out" };
  if (query.data !== undefined) return { state: "in", me: query.data };
  if (query.error !== null) return { state: "unknown", error: query.error, retry: () => void query.refetch() };
  return { state: "loading" };
};
