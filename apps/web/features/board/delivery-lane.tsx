"use client";

import type { DeliveryState, DeliveryView } from "@fairmile/contracts";
import type { ReactNode } from "react";
import { CountdownStrip } from "../../design/components/countdown-bar.tsx";
import { LaneLine, progressDashes } from "../../design/components/lane-line.tsx";
import type { Beat } from "./beat.ts";
import { useClearsAt } from "./use-clears-at.ts";

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

interface SaleLaneProps {
  readonly clearsAtMs: number;
  readonly rounds: number;
  readonly beat: Beat;
}

/** Before its first round a lot stands in front of its drivers for longer than between two. */
const SaleLane = ({ clearsAtMs, rounds, beat }: SaleLaneProps): ReactNode => (
  <span className="w-full">
    <CountdownStrip
      closesAtMs={useClearsAt(clearsAtMs, beat.roundEveryMs)}
      lengthMs={rounds > 0 ? beat.roundEveryMs : beat.exposureMs}
    />
  </span>
);

/** The lane line of a row: a countdown while it is for sale, the way to the door while it is on the road. */
export const DeliveryLane = ({
  delivery,
  beat,
}: {
  readonly delivery: DeliveryView;
  readonly beat: Beat;
}): ReactNode => {
  const { sale } = delivery;
  if (sale && sale.clearsAtMs !== null && sale.heldUntilMs === null)
    return <SaleLane clearsAtMs={sale.clearsAtMs} rounds={sale.rounds} beat={beat} />;
  const step = STEP[delivery.status];
  if (step === undefined) return null;
  const held = delivery.status === "enroute_to_dropoff" ? Math.min(2, delivery.stopsAhead ?? 0) : 0;
  return <LaneLine className="lane-thin" dashes={progressDashes(step - held, STEPS)} />;
};
