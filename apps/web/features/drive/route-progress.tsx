"use client";

import { Store } from "lucide-react";
import { Fragment, type ReactNode } from "react";
import { LaneLine, progressDashes } from "../../design/components/lane-line.tsx";
import { useT } from "../../src/i18n/use-t.tsx";

interface RouteProgressProps {
  /** For each stretch between two stops, how much of it is driven: 0 to 1. */
  readonly stretches: readonly number[];
}

const DASHES = 7;

/** Stops along the route as one lane line: green is behind you. */
export const RouteProgress = ({ stretches }: RouteProgressProps): ReactNode => {
  const t = useT();
  const done = stretches.filter((share) => share >= 1).length;
  return (
    <p className="flex items-center gap-2">
      <span className="sr-only">{t("driver.drive.progress", { done, total: stretches.length })}</span>
      <Store size={22} className="shrink-0 text-green-text" aria-hidden="true" />
      {stretches.map((share, index) => (
        <Fragment key={index}>
          <LaneLine dashes={progressDashes(Math.floor(share * DASHES), DASHES)} />
          <span className="figures text-md font-sign" aria-hidden="true">
            {index + 1}
          </span>
        </Fragment>
      ))}
    </p>
  );
};
