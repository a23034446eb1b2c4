"use client";

import type { DeliveryView } from "@fairmile/contracts";
import { clsx } from "clsx";
import type { ReactNode } from "react";
import { formatAmount } from "../../src/i18n/format-money.ts";
import { formatClock } from "../../src/i18n/format-time.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { useTimeZone } from "../../src/market/time-zone.tsx";
import type { Beat } from "./beat.ts";
import { dueAtMs } from "./board-groups.ts";
import { DeliveryLane } from "./delivery-lane.tsx";
import { DeliveryMargin } from "./delivery-margin.tsx";
import { deliveryStateText } from "./delivery-state-text.ts";
import { parcelsText } from "./parcels-text.ts";

interface DeliveryRowProps {
  readonly delivery: DeliveryView;
  readonly beat: Beat;
  readonly isOpen?: boolean;
  readonly onOpen: (deliveryId: string) => void;
}

/**
 * One delivery on the board: time, where and who, state and margin, fee. In a narrow column the state goes below, so the
 * row looks at the room the board has and not at the screen.
 */
export const DeliveryRow = ({ delivery, beat, isOpen = false, onOpen }: DeliveryRowProps): ReactNode => {
  const t = useT();
  const timeZone = useTimeZone();
  const at = delivery.dropoff.doneAtMs ?? delivery.cancellation?.atMs ?? dueAtMs(delivery);
  const costCents = delivery.cancellation?.feeCents ?? delivery.fee.amountCents;
  return (
    <li className="@container border-t border-line first:border-t-0">
      <button
        type="button"
        onClick={() => onOpen(delivery.id)}
        aria-pressed={isOpen}
        className={clsx(
          "grid w-full grid-cols-[3.5rem_minmax(0,1fr)_auto] items-center gap-x-4 px-6 py-2 text-start leading-tight",
          "@min-[29rem]:grid-cols-[3.5rem_minmax(0,1fr)_10.5rem_2.75rem] focus-visible:-outline-offset-3",
          isOpen ? "bg-green-tint shadow-[inset_4px_0_0_var(--green-text)]" : "hover:bg-page",
        )}
      >
        <span className="figures row-span-2 self-start pt-1 text-lg font-sign @min-[29rem]:row-span-1 @min-[29rem]:self-center @min-[29rem]:pt-0">
          {formatClock(at, timeZone)}
        </span>
        <span className="min-w-0">
          <b className="block truncate">{delivery.dropoff.place.address}</b>
          <span className="block truncate text-sm text-ink-2">
            {t("store.board.who", { name: delivery.dropoff.name, parcels: parcelsText(delivery.parcels, t) })}
          </span>
        </span>
        <span className="col-start-2 mt-1 min-w-0 @min-[29rem]:col-start-3 @min-[29rem]:mt-0">
          <span className="block truncate">{deliveryStateText(delivery, t, timeZone)}</span>
          <span className="figures block text-sm text-ink-2">
            <DeliveryMargin delivery={delivery} beat={beat} />
          </span>
          <span className="mt-1 flex empty:hidden">
            <DeliveryLane delivery={delivery} beat={beat} />
          </span>
        </span>
        <span className="figures col-start-3 row-start-1 self-start text-end text-ink-2 @min-[29rem]:col-start-4 @min-[29rem]:self-center">
          {formatAmount(costCents, delivery.fee.currency)}
        </span>
      </button>
    </li>
  );
};
