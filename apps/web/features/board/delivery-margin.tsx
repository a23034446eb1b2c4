"use client";

import type { DeliveryView } from "@fairmile/contracts";
import type { ReactNode } from "react";
import { useSecondsLeft } from "../../src/clock/use-seconds-left.ts";
import { formatMoney } from "../../src/i18n/format-money.ts";
import { formatClock, minutesOf } from "../../src/i18n/format-time.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { useTimeZone } from "../../src/market/time-zone.tsx";
import type { Beat } from "./beat.ts";
import { useClearsAt } from "./use-clears-at.ts";

const ClearsIn = ({ atMs, beat }: { readonly atMs: number; readonly beat: Beat }): ReactNode => {
  const t = useT();
  return t("store.state.clearsIn", { seconds: useSecondsLeft(useClearsAt(atMs, beat.roundEveryMs)) });
};

interface DeliveryMarginProps {
  readonly delivery: DeliveryView;
  readonly beat: Beat;
}

/** What is in hand: seconds to the round, minutes to the deadline, or who brought it. Lateness is a bold word. */
export const DeliveryMargin = ({ delivery, beat }: DeliveryMarginProps): ReactNode => {
  const t = useT();
  const timeZone = useTimeZone();
  const { sale, dropoff, courier } = delivery;
  if (delivery.status === "delivered") {
    if (!courier) return null;
    return delivery.tipCents > 0
      ? t("store.state.tip", { driver: courier.name, tip: formatMoney(delivery.tipCents, delivery.fee.currency) })
      : t("store.state.deliveredBy", { driver: courier.name });
  }
  if (sale) {
    if (sale.heldUntilMs !== null)
      return t("store.state.readyAt", { time: formatClock(delivery.pickup.readyAtMs, timeZone) });
    if (sale.roseCents > 0)
      return t("store.state.rose", { amount: formatMoney(sale.roseCents, delivery.fee.currency) });
    return sale.clearsAtMs === null ? t("store.state.waiting") : <ClearsIn atMs={sale.clearsAtMs} beat={beat} />;
  }
  if (dropoff.etaMs === null || courier === null) return null;
  const spare = dropoff.deadlineAtMs - dropoff.etaMs;
  return spare >= 0
    ? t("store.state.inHand", { minutes: Math.floor(spare / 60_000) })
    : t.rich("store.state.late", { minutes: minutesOf(-spare) });
};
