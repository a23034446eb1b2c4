"use client";

import type { ReactNode } from "react";
import { Button } from "../../design/components/button.tsx";
import { NeedsYou } from "../../design/components/needs-you.tsx";
import { useT } from "../../src/i18n/use-t.tsx";
import { useMarket } from "../../src/market/market-scope.tsx";
import { PayoutButton } from "../driver/payout-step.tsx";
import type { OnlineTrouble, PresenceControl } from "./use-presence.ts";

interface TroubleProps {
  readonly trouble: OnlineTrouble;
  readonly presence: PresenceControl;
}

/** What keeps a driver from going online, and what can be done about it. */
export const OnlineTroubleBox = ({ trouble, presence }: TroubleProps): ReactNode => {
  const t = useT();
  const market = useMarket();
  return (
    <NeedsYou
      answers={
        trouble === "payout" ? (
          <PayoutButton />
        ) : (
          <>
            <Button busy={presence.busy} onClick={presence.goOnline}>
              {t("driver.trouble.again")}
            </Button>
            {market.isDemo ? (
              <Button tone="ink" busy={presence.busy} onClick={() => presence.standAt(market.center)}>
                {t("driver.trouble.stand", { market: market.name })}
              </Button>
            ) : null}
          </>
        )
      }
    >
      {t.rich(`driver.trouble.${trouble}`, { market: market.name })}
    </NeedsYou>
  );
};
