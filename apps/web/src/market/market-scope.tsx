"use client";

import { useQuery } from "@tanstack/react-query";
import type { MarketView } from "@fairmile/contracts";
import { createContext, useContext, type ReactNode } from "react";
import { QueryState } from "../api/query-state.tsx";
import { useTRPC } from "../api/trpc.ts";
import { formatMoney } from "../i18n/format-money.ts";
import { TimeZoneContext } from "./time-zone.tsx";

const MarketContext = createContext<MarketView | null>(null);
/** A market's shape and beat change rarely. */
const FRESH_MS = 10 * 60_000;

/** Loads the market, and gives its time zone to every time on screen inside. */
export const MarketScope = ({ children }: { readonly children: ReactNode }): ReactNode => {
  const market = useQuery(useTRPC().market.get.queryOptions(undefined, { staleTime: FRESH_MS }));
  return (
    <QueryState query={market}>
      {(view) => (
        <MarketContext value={view}>
          <TimeZoneContext value={view.timezone}>{children}</TimeZoneContext>
        </MarketContext>
      )}
    </QueryState>
  );
};

export const useMarket = (): MarketView => {
  const market = useContext(MarketContext);
  if (market === null) throw new Error("no MarketScope above");
  return market;
};

/** Writes minor units as money of this market: "€11.40". */
export const useMoney = (): ((amountCents: number) => string) => {
  const { currency } = useMarket();
  return (amountCents) => formatMoney(amountCents, currency);
};
