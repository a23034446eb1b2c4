"use client";

import type { RouteStopView, RouteView } from "@fairmile/contracts";
import { clsx } from "clsx";
import { Check, CircleAlert, Store } from "lucide-react";
import type { ReactNode } from "react";
import { formatClock } from "../../src/i18n/format-time.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { useTimeZone } from "../../src/market/time-zone.tsx";
import { currentStop, stopNumber } from "./route-state.ts";
import { addressText, stopParcel } from "./stop-words.ts";

const Sign = ({ route, stop }: { readonly route: RouteView; readonly stop: RouteStopView }): ReactNode => {
  if (stop.status === "done") return <Check size={20} aria-hidden="true" />;
  if (stop.status === "failed" || stop.status === "skipped") return <CircleAlert size={20} aria-hidden="true" />;
  return stop.kind === "dropoff" ? (
    <b className="figures">{stopNumber(route, stop)}</b>
  ) : (
    <Store size={20} aria-hidden="true" />
  );
};

/** Every stop of a route in its order: when, where, for whom, and how it went. */
export const StopList = ({ route }: { readonly route: RouteView }): ReactNode => {
  const t = useT();
  const timeZone = useTimeZone();
  const now = currentStop(route);
  return (
    <ol>
      {route.stops.map((stop) => {
        const isNow = stop === now;
        const isOver = stop.status !== "ahead" && stop.status !== "arrived";
        return (
          <li
            key={stop.id}
            aria-current={isNow ? "step" : undefined}
            className={clsx("flex gap-3 border-t border-line px-5 py-3 first:border-t-0", isOver && "text-ink-2")}
          >
            <span
              className={clsx(
                "flex size-8 shrink-0 items-center justify-center rounded-full border-2",
                isNow ? "border-ink bg-ink text-surface" : "border-current",
              )}
            >
              <Sign route={route} stop={stop} />
            </span>
            <span className="min-w-0 flex-1">
              <span className="flex justify-between gap-3">
                <b className="min-w-0">{addressText(stop, t)}</b>
                <span className="figures shrink-0">{formatClock(stop.doneAtMs ?? stop.etaMs, timeZone)}</span>
              </span>
              <span className="block text-sm">{stopParcel(stop, t)}</span>
              <span className="block text-sm text-ink-2">{t(`driver.stop.${stop.kind}.${stop.status}`)}</span>
            </span>
          </li>
        );
      })}
    </ol>
  );
};
