"use client";

import { useQuery } from "@tanstack/react-query";
import type { DriverView } from "@fairmile/contracts";
import { useEffect, type ReactNode } from "react";
import { RequireRole } from "../../src/auth/require-role.tsx";
import { QueryState } from "../../src/api/query-state.tsx";
import { useTRPC } from "../../src/api/trpc.ts";
import { useNow } from "../../src/clock/use-now.ts";
import { useMarket } from "../../src/market/market-scope.tsx";
import { PositionProvider } from "../../src/position/position-provider.tsx";
import { isAfterDusk } from "../../src/theme/dusk.ts";
import { followDusk } from "../../src/theme/use-theme.ts";
import { usePayoutReturn } from "./use-payout-return.ts";
import { StandingScreen } from "./standing-screen.tsx";
import { DriverContext } from "./use-driver.ts";

const LOOK_EVERY_MS = 20_000;
const MINUTE_MS = 60_000;

/** Dark from dusk, by the market's own clock and sky. */
const Dusk = (): ReactNode => {
  const { center } = useMarket();
  const isDown = isAfterDusk(useNow(MINUTE_MS), center);
  useEffect(() => {
    followDusk(isDown);
    return () => followDusk(false);
  }, [isDown]);
  return null;
};

const Admitted = ({ driver, children }: { readonly driver: DriverView; readonly children: ReactNode }): ReactNode => {
  usePayoutReturn();
  return (
    <DriverContext value={driver}>
      <Dusk />
      {driver.status === "approved" ? (
        <PositionProvider active={driver.presence !== "offline"}>{children}</PositionProvider>
      ) : (
        <StandingScreen />
      )}
    </DriverContext>
  );
};

const Loaded = ({ children }: { readonly children: ReactNode }): ReactNode => {
  const driver = useQuery(useTRPC().driver.get.queryOptions(undefined, { refetchInterval: LOOK_EVERY_MS }));
  return <QueryState query={driver}>{(view) => <Admitted driver={view}>{children}</Admitted>}</QueryState>;
};

/** Everything under /driver that is for approved drivers: who they are, where they are, and what the sky says. */
export const DriverApp = ({ children }: { readonly children: ReactNode }): ReactNode => (
  <RequireRole role="driver">
    <Loaded>{children}</Loaded>
  </RequireRole>
);
