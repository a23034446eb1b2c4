"use client";

import { useQuery } from "@tanstack/react-query";
import type { StoreView } from "@fairmile/contracts";
import { createContext, useContext, type ReactNode } from "react";
import { QueryState } from "../../src/api/query-state.tsx";
import { useTRPC } from "../../src/api/trpc.ts";

const StoreContext = createContext<StoreView | null>(null);

/** Loads the store of whoever is signed in, for every page of it. */
export const StoreScope = ({ children }: { readonly children: ReactNode }): ReactNode => {
  const store = useQuery(useTRPC().store.get.queryOptions());
  return <QueryState query={store}>{(view) => <StoreContext value={view}>{children}</StoreContext>}</QueryState>;
};

export const useStore = (): StoreView => {
  const store = useContext(StoreContext);
  if (store === null) throw new Error("no StoreScope above");
  return store;
};
