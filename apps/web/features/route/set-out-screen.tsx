"use client";

import type { RouteStopView, RouteView } from "@fairmile/contracts";
import { useState, type ReactNode } from "react";
import { Button } from "../../design/components/button.tsx";
import { errorText } from "../../src/api/error-text.ts";
import { formatMoney } from "../../src/i18n/format-money.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { DriverPage } from "../driver/driver-frame.tsx";
import { ProblemSheet } from "./problem-sheet.tsx";
import { StopList } from "./stop-list.tsx";
import type { RouteActions } from "./use-route-actions.ts";

interface SetOutScreenProps {
  readonly route: RouteView;
  readonly stop: RouteStopView;
  readonly actions: RouteActions;
}

/** Before the first metre: the whole list, what it pays, and the one button that starts it. */
export const SetOutScreen = ({ route, stop, actions }: SetOutScreenProps): ReactNode => {
  const t = useT();
  const [isProblem, setProblem] = useState(false);
  const { start } = actions;
  return (
    <DriverPage title={t("driver.route.title")}>
      <p className="figures px-5 pb-3 text-center text-ink-2">
        {t("driver.route.pays", { pay: formatMoney(route.payCents + route.tipCents, route.currency) })}
      </p>
      <div className="mx-3 rounded-sign border border-line bg-surface">
        <StopList route={route} />
      </div>
      {route.isEstimate ? <p className="px-5 pt-2 text-xs text-ink-3">{t("design.estimate")}</p> : null}
      <div className="flex flex-col gap-3 px-3 pt-4">
        {start.error === null ? null : (
          <p role="alert" className="font-strong text-fault">
            {errorText(start.error)}
          </p>
        )}
        <Button
          tone="ink"
          size={64}
          wide
          busy={start.isPending}
          onClick={() => start.mutate({ assignmentId: route.assignmentId })}
        >
          {t("driver.route.setOut")}
        </Button>
        <Button size={56} wide onClick={() => setProblem(true)}>
          {t("driver.handBack.title")}
        </Button>
      </div>
      <ProblemSheet route={route} stop={stop} actions={actions} open={isProblem} onOpenChange={setProblem} />
    </DriverPage>
  );
};
