"use client";

import type { RouteStopView, RouteView } from "@fairmile/contracts";
import type { ReactNode } from "react";
import { useT } from "../../src/i18n/use-t.tsx";
import { followingStop, stopNumber } from "../route/route-state.ts";
import { ThenStrip } from "./then-strip.tsx";
import { signWords, turnOf } from "./turn.ts";
import type { Navigation } from "./use-navigation.ts";

interface ThenNextProps {
  readonly navigation: Navigation;
  readonly route: RouteView;
  readonly stop: RouteStopView;
}

/** After the next turn the one after it; where that is the last, the stop it leads to, and once that is next the stop behind it. */
export const ThenNext = ({ navigation, route, stop }: ThenNextProps): ReactNode => {
  const t = useT();
  const after = navigation.guidance?.after ?? null;
  if (after !== null && after.type !== "arrive")
    return (
      <ThenStrip turn={turnOf(after.type)}>
        {t.rich("driver.drive.thenTurn", {
          turn: (
            <b lang={navigation.leg?.language ?? undefined} key="turn">
              {signWords(after)}
            </b>
          ),
        })}
      </ThenStrip>
    );
  const next = after === null ? followingStop(route) : stop;
  if (next === null || navigation.kind === "waiting") return null;
  return (
    <ThenStrip>
      {next.kind === "pickup"
        ? t.rich("driver.drive.thenPickup")
        : t.rich("driver.drive.then", { stop: stopNumber(route, next) })}
    </ThenStrip>
  );
};
