import type { DeliveryView } from "@fairmile/contracts";
import { formatClock } from "../../src/i18n/format-time.ts";
import type { useT } from "../../src/i18n/use-t.tsx";

type T = ReturnType<typeof useT>;

const saleText = (delivery: DeliveryView, t: T, timeZone: string): string => {
  const { sale } = delivery;
  if (!sale && delivery.payment === "requested") return t("store.state.holding");
  if (!sale) return t("store.state.readyAt", { time: formatClock(delivery.pickup.readyAtMs, timeZone) });
  if (sale.heldUntilMs !== null) return t("store.state.heldUntil", { time: formatClock(sale.heldUntilMs, timeZone) });
  if (sale.clearsAtMs === null && delivery.status === "batched") return t("store.state.escalated");
  return sale.rounds > 0
    ? t("store.state.round", { round: sale.rounds })
    : t("store.state.seen", { count: sale.candidates });
};

const proofText = (delivery: DeliveryView, t: T, timeZone: string): string => {
  const time = formatClock(delivery.dropoff.doneAtMs ?? delivery.dropoff.deadlineAtMs, timeZone);
  const kind = delivery.proofs.at(-1)?.kind;
  if (kind === "photo") return t("store.state.proofPhoto", { time });
  if (kind === "pin") return t("store.state.proofPin", { time });
  if (kind === "signature") return t("store.state.proofSignature", { time });
  return t("store.state.deliveredAt", { time });
};

/** Where a delivery stands, in a few words for its store. */
export const deliveryStateText = (delivery: DeliveryView, t: T, timeZone: string): string => {
  const driver = delivery.courier?.name ?? "";
  switch (delivery.status) {
    case "created":
    case "batched":
      return saleText(delivery, t, timeZone);
    case "assigned":
    case "enroute_to_pickup":
      return delivery.pickup.etaMs === null
        ? t("store.state.toPickup", { driver })
        : t("store.state.toPickupAt", { driver, time: formatClock(delivery.pickup.etaMs, timeZone) });
    case "arrived_at_pickup":
      return t("store.state.atPickup", { driver });
    case "picked_up":
    case "enroute_to_dropoff":
      return delivery.stopsAhead
        ? t("store.state.afterStops", { driver, count: delivery.stopsAhead })
        : t("store.state.nextStop", { driver });
    case "arrived_at_dropoff":
      return t("store.state.atDoor", { driver });
    case "delivered":
      return proofText(delivery, t, timeZone);
    case "undeliverable":
      return t("store.state.undeliverable");
    case "reattempt_scheduled":
      return t("store.state.again", { driver });
    case "at_pickup_point":
      return t("store.state.atPickupPoint");
    case "enroute_to_return":
    case "arrived_at_return":
      return t("store.state.return", { driver });
    case "returned":
      return t("store.state.returned");
    case "cancelled":
      if (delivery.payment === "declined") return t("store.state.declined");
      return delivery.cancellation?.reason === "unsold" ? t("store.state.unsold") : t("store.state.cancelled");
  }
};
