"use client";

import { useQuery } from "@tanstack/react-query";
import { isDeliveryEnded, type DeliveryView } from "@fairmile/contracts";
import type { ReactNode } from "react";
import { NeedsYou } from "../../design/components/needs-you.tsx";
import { QueryState } from "../../src/api/query-state.tsx";
import { useTRPC } from "../../src/api/trpc.ts";
import { formatClock } from "../../src/i18n/format-time.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { useMarket } from "../../src/market/market-scope.tsx";
import { useTimeZone } from "../../src/market/time-zone.tsx";
import { DeliveryMargin } from "../board/delivery-margin.tsx";
import { deliveryStateText } from "../board/delivery-state-text.ts";
import { needsYouText } from "../board/needs-you-text.tsx";
import { canCancel } from "./cancel-cost.ts";
import { CancelDelivery } from "./cancel-delivery.tsx";
import { DeliveryFacts } from "./delivery-facts.tsx";
import { DeliveryProofs } from "./delivery-proofs.tsx";
import { DeliveryTimeline } from "./delivery-timeline.tsx";
import { ReceiptLines } from "./receipt-lines.tsx";
import { UndeliverableAnswers } from "./undeliverable-answers.tsx";

const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode => (
  <section className="border-t border-line pt-3.5">
    <h3 className="mb-2 text-md">{title}</h3>
    {children}
  </section>
);

const Courier = ({ courier }: { readonly courier: NonNullable<DeliveryView["courier"]> }): ReactNode => {
  const t = useT();
  const timeZone = useTimeZone();
  const vehicle = VEHICLES.find((one) => one === courier.vehicle) ?? "car";
  return (
    <p className="flex justify-between gap-3">
      <span>
        {t.rich("store.detail.courierLine", { name: courier.name, vehicle: t(`store.detail.vehicle.${vehicle}`) })}
      </span>
      {courier.positionAtMs === null ? null : (
        <span className="figures text-sm text-ink-2">
          {t("store.detail.lastSeen", { time: formatClock(courier.positionAtMs, timeZone) })}
        </span>
      )}
    </p>
  );
};

const VEHICLES = ["walk", "bicycle", "ebike", "scooter", "car"] as const;

const Receipt = ({ deliveryId }: { readonly deliveryId: string }): ReactNode => {
  const receipt = useQuery(useTRPC().delivery.receipt.queryOptions({ deliveryId }));
  return <QueryState query={receipt}>{(view) => <ReceiptLines receipt={view} />}</QueryState>;
};

const Body = ({ delivery, refetch }: { readonly delivery: DeliveryView; readonly refetch: () => void }): ReactNode => {
  const t = useT();
  const timeZone = useTimeZone();
  const market = useMarket();
  const { dropoff, courier } = delivery;
  const isOver = isDeliveryEnded(delivery.status);
  return (
    <div className="flex flex-col gap-4">
      <div>
        <p className="figures text-lg font-sign">
          {dropoff.doneAtMs === null
            ? deliveryStateText(delivery, t, timeZone)
            : t("store.state.deliveredAt", { time: formatClock(dropoff.doneAtMs, timeZone) })}
        </p>
        {isOver ? null : (
          <p className="figures text-sm text-ink-2">
            <DeliveryMargin delivery={delivery} beat={market} />
          </p>
        )}
        <p className="mt-1 text-sm text-ink-2">
          {dropoff.place.unit === undefined
            ? dropoff.name
            : t("store.detail.nameUnit", { name: dropoff.name, unit: dropoff.place.unit })}
          {isOver ? null : (
            <span className="figures block">
              {t("store.detail.due", { time: formatClock(dropoff.deadlineAtMs, timeZone) })}
            </span>
          )}
        </p>
      </div>
      {delivery.status === "undeliverable" ? (
        <NeedsYou answers={<UndeliverableAnswers deliveryId={delivery.id} />}>{needsYouText(delivery, t)}</NeedsYou>
      ) : null}
      {courier === null ? null : <Courier courier={courier} />}
      <DeliveryTimeline delivery={delivery} />
      {delivery.proofs.length === 0 ? null : (
        <Part title={t("store.detail.proofs")}>
          <DeliveryProofs proofs={delivery.proofs} address={dropoff.place.address} onStale={refetch} />
        </Part>
      )}
      <DeliveryFacts delivery={delivery} />
      <Part title={t("store.detail.cost")}>
        <Receipt deliveryId={delivery.id} />
      </Part>
      {canCancel(delivery.status) ? (
        <div>
          <CancelDelivery delivery={delivery} />
        </div>
      ) : null}
    </div>
  );
};

/** One delivery of the store: its story, its driver, its proofs, what it costs, and what can still be changed. */
export const DeliveryPanel = ({ deliveryId }: { readonly deliveryId: string }): ReactNode => {
  const delivery = useQuery(useTRPC().delivery.get.queryOptions({ deliveryId }));
  return (
    <QueryState query={delivery}>
      {(view) => <Body key={view.id} delivery={view} refetch={() => void delivery.refetch()} />}
    </QueryState>
  );
};
