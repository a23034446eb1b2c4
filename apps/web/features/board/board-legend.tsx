"use client";

import type { ReactNode } from "react";
import { useT } from "../../src/i18n/use-t.tsx";

/** What the lines and dots on the board's map mean. */
export const BoardLegend = (): ReactNode => {
  const t = useT();
  return (
    <ul className="flex flex-wrap items-center gap-x-4 gap-y-1 rounded-sign bg-surface px-3.5 py-2 text-xs shadow-float">
      <li className="flex items-center gap-2">
        <span className="h-1.5 w-6 bg-map-route" aria-hidden="true" />
        {t("store.legend.onTheRoad")}
      </li>
      <li className="flex items-center gap-2">
        <span className="w-6 border-t-4 border-dotted border-ink" aria-hidden="true" />
        {t("store.legend.thisQuote")}
      </li>
      <li className="flex items-center gap-2">
        <span className="size-3.5 rounded-full border-2 border-on-signal bg-signal" aria-hidden="true" />
        {t("store.legend.needsYou")}
      </li>
    </ul>
  );
};
