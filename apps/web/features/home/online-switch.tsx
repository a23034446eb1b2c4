"use client";

import type { ReactNode } from "react";
import { Switch } from "../../design/components/switch.tsx";
import { useT } from "../../src/i18n/use-t.tsx";
import { useDriver } from "../driver/use-driver.ts";
import type { PresenceControl } from "./use-presence.ts";

/** Online or offline, on the map. On a route there is nothing to switch. */
export const OnlineSwitch = ({ presence }: { readonly presence: PresenceControl }): ReactNode => {
  const t = useT();
  const state = useDriver().presence;
  return (
    <Switch
      label={t(state === "offline" ? "driver.offline" : "driver.online")}
      checked={state !== "offline"}
      disabled={presence.busy || state === "on_route"}
      onChange={(on) => (on ? presence.goOnline() : presence.goOffline())}
      className="rounded-sign bg-surface px-3.5 shadow-float"
    />
  );
};
