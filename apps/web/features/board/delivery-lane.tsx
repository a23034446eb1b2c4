"use client";

import type { DeliveryState, DeliveryView } from "@fairmile/contracts";
import type { ReactNode } from "react";
import { CountdownStrip } from "../../design/components/countdown-bar.tsx";
import { LaneLine, progressDashes } from "../../design/components/lane-line.tsx";

const STEPS = 8;

/** How far along its way a parcel is, in eighths. Stops ahead of it hold the last steps back. */
const STEP: Partial<Record<DeliveryState, number>> = {
  assigned: 1,
  enroute_to_pickup: 2,
  arrived_at_pickup: 3,
  picked_up: 4,
  enroute_to_dropoff: 6,
  arrived_at_dropoff: 7,
  enroute_to_return: 6,
  arrived_at_return: 7,
};

/** The lane line of a row: a countdown while it is for sale, the way to the door while it is on the road. */
export const DeliveryLane = ({
  delivery,
  exposureMs,
}: {
  readonly delivery: DeliveryView;
  readonly exposureMs: number;
}): ReactNode => {
  const clearsAtMs = delivery.sale?.clearsAtMs;
  if (clearsAtMs !== null && clearsAtMs !== undefined && delivery.sale?.heldUntilMs === null)
    return (
      <span className="w-full">
        <CountdownStrip closesAtMs={clearsAtMs} lengthMs={exposureMs} />
      </span>
    );
  const step = STEP[delivery.status];
  if (step === undefined) return null;
  const held = delivery.status === "enroute_to_dropoff" ? Math.min(2, delivery.stopsAhead ?? 0) : 0;
  return <LaneLine className="lane-thin" dashes={progressDashes(step - held, STEPS)} />;
};
