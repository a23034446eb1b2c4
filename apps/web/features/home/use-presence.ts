"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { DriverView, LngLat } from "@fairmile/contracts";
import { useCallback, useState } from "react";
import { toast } from "sonner";
import { errorText } from "../../src/api/error-text.ts";
import { readFailure } from "../../src/api/failure.ts";
import { useTRPC } from "../../src/api/trpc.ts";
import { useMarketClock } from "../../src/clock/market-clock-context.tsx";
import { isInside } from "../../src/market/in-market.ts";
import { useMarket } from "../../src/market/market-scope.tsx";
import { LocationFailed, type Fix, type LocationFault } from "../../src/position/device-location.ts";
import { useOwnPosition } from "../../src/position/position-context.tsx";
import { toPositionInput } from "../../src/position/position-provider.tsx";

/** Why going online did not work, where there is something the driver can do about it. */
export type OnlineTrouble = LocationFault | "outside" | "payout";

export interface PresenceControl {
  readonly trouble: OnlineTrouble | null;
  readonly busy: boolean;
  readonly goOnline: () => void;
  readonly goOffline: () => void;
  /** Demo only: stand there, and go online from there. */
  readonly standAt: (point: LngLat) => void;
}

const placedFix = (point: LngLat): Fix => ({
  point,
  accuracyMeters: null,
  headingDegrees: null,
  speedMetersPerSecond: null,
});

/** The online switch: where one is goes with it, and each way it can fail has its own words. */
export const usePresence = (): PresenceControl => {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const clock = useMarketClock();
  const market = useMarket();
  const position = useOwnPosition();
  const [trouble, setTrouble] = useState<OnlineTrouble | null>(null);
  const [isReading, setReading] = useState(false);

  const settled = {
    onSuccess: (view: DriverView) => {
      queries.setQueryData(trpc.driver.get.queryKey(), view);
      void queries.invalidateQueries(trpc.offer.list.queryFilter());
    },
  };
  const online = useMutation(
    trpc.driver.goOnline.mutationOptions({
      ...settled,
      onError: (error) => {
        if (readFailure(error).code === "driver_no_payout_account") setTrouble("payout");
        else toast.error(errorText(error));
      },
    }),
  );
  const offline = useMutation(
    trpc.driver.goOffline.mutationOptions({ ...settled, onError: (error) => toast.error(errorText(error)) }),
  );

  const { mutate } = online;
  const goFrom = useCallback((fix: Fix) => mutate({ position: toPositionInput(fix, clock.nowMs()) }), [mutate, clock]);
  const { read, place } = position;
  const goOnline = useCallback(() => {
    const go = async (): Promise<void> => {
      setTrouble(null);
      setReading(true);
      try {
        const fix = await read();
        const isOutside = !isInside(market.polygon, fix.point);
        if (isOutside) setTrouble("outside");
        // Elsewhere on earth nothing will be shown; in the demo nobody is in its town, so it asks first.
        if (!isOutside || !market.isDemo) goFrom(fix);
      } catch (error) {
        setTrouble(error instanceof LocationFailed ? error.fault : "unavailable");
      } finally {
        setReading(false);
      }
    };
    void go();
  }, [read, goFrom, market]);
  const standAt = useCallback(
    (point: LngLat) => {
      setTrouble(null);
      place(point);
      goFrom(placedFix(point));
    },
    [place, goFrom],
  );

  return {
    trouble,
    busy: isReading || online.isPending || offline.isPending,
    goOnline,
    goOffline: () => offline.mutate({}),
    standAt,
  };
};
