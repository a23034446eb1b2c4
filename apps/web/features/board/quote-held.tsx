"use client";

import type { QuoteView } from "@fairmile/contracts";
import type { ReactNode } from "react";
import { useSecondsLeft } from "../../src/clock/use-seconds-left.ts";
import { formatClock } from "../../src/i18n/format-time.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { useTimeZone } from "../../src/market/time-zone.tsx";

/** How long the quote holds, and when a driver is likely to be there. */
export const QuoteHeld = ({ quote }: { readonly quote: QuoteView }): ReactNode => {
  const t = useT();
  const timeZone = useTimeZone();
  const left = useSecondsLeft(quote.expiresAtMs);
  const words = { seconds: left % 60, time: formatClock(quote.pickupEtaMs, timeZone) };
  return (
    <p className="figures text-center text-sm text-ink-2">
      {left < 60
        ? t("store.quote.heldSeconds", words)
        : t("store.quote.held", { minutes: Math.floor(left / 60), ...words })}
    </p>
  );
};
