"use client";

import type { DeliveryView } from "@fairmile/contracts";
import type { ReactNode } from "react";
import { BoardRow } from "../../design/components/board-row.tsx";
import { formatAmount } from "../../src/i18n/format-money.ts";
import { formatClock } from "../../src/i18n/format-time.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { useTimeZone } from "../../src/market/time-zone.tsx";
import { dueAtMs } from "./board-groups.ts";
import { DeliveryLane } from "./delivery-lane.tsx";
import { DeliveryMargin } from "./delivery-margin.tsx";
import { deliveryStateText } from "./delivery-state-text.ts";
import { parcelsText } from "./parcels-text.ts";

interface DeliveryRowProps {
  readonly delivery: DeliveryView;
  readonly exposureMs: number;
  readonly onOpen: (deliveryId: string) => void;
}

/** One delivery on the board. */
export const DeliveryRow = ({ delivery, exposureMs, onOpen }: DeliveryRowProps): ReactNode => {
  const t = useT();
  const timeZone = useTimeZone();
  const at = delivery.dropoff.doneAtMs ?? dueAtMs(delivery);
  return (
    <BoardRow
      time={formatClock(at, timeZone)}
      where={delivery.dropoff.place.address}
      who={t("store.board.who", { name: delivery.dropoff.name, parcels: parcelsText(delivery.parcels, t) })}
      state={deliveryStateText(delivery, t, timeZone)}
      margin={<DeliveryMargin delivery={delivery} />}
      lane={<DeliveryLane delivery={delivery} exposureMs={exposureMs} />}
      fee={formatAmount(delivery.fee.amountCents, delivery.fee.currency)}
      onOpen={() => onOpen(delivery.id)}
    />
  );
};
