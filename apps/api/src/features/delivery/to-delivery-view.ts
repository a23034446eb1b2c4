import { isDeliveryEnded, type DeliveryView } from "@fairmile/contracts";
import type { delivery } from "@fairmile/db";
import { toPlace } from "../store/to-store-view.ts";
import type { DeliveryFacts } from "./delivery-facts.ts";

export type DeliveryRow = typeof delivery.$inferSelect;

type CancelledRow = Pick<DeliveryRow, "status" | "cancelReason" | "cancelFeeCents" | "endedAtMs">;

const cancellationOf = (row: CancelledRow): DeliveryView["cancellation"] =>
  row.status === "cancelled" && row.cancelReason !== null && row.endedAtMs !== null
    ? { reason: row.cancelReason, feeCents: row.cancelFeeCents ?? 0, atMs: row.endedAtMs }
    : null;

/** A delivery as its own store sees it, from its row and what was read around it (see `deliveryFacts`). */
export const toDeliveryView = (row: DeliveryRow, facts: DeliveryFacts): DeliveryView => {
  const isOver = isDeliveryEnded(row.status);
  return {
    id: row.id,
    externalId: row.externalId,
    status: row.status,
    version: row.version,
    createdAtMs: row.createdAtMs,
    pickup: {
      locationId: row.locationId,
      name: row.pickupName,
      place: toPlace(row.pickupAddress, row.pickupUnit, row.pickupPoint),
      readyAtMs: row.readyAtMs,
      etaMs: isOver ? null : row.pickupEtaMs,
      doneAtMs: row.pickedUpAtMs,
      notes: row.pickupNotes,
      verification: row.pickupVerification,
      pin: isOver ? null : row.pickupPin,
    },
    dropoff: {
      name: row.dropoffName,
      phone: row.dropoffPhone,
      place: toPlace(row.dropoffAddress, row.dropoffUnit, row.dropoffPoint),
      deadlineAtMs: row.deadlineAtMs,
      etaMs: isOver ? null : row.dropoffEtaMs,
      doneAtMs: row.deliveredAtMs,
      notes: row.dropoffNotes,
      verification: row.dropoffVerification,
      pin: isOver ? null : row.dropoffPin,
    },
    parcels: row.parcels,
    fee: row.fee,
    tipCents: row.tipCents,
    payment: facts.payment,
    cancellation: cancellationOf(row),
    failure:
      row.failReason === null || row.failedAtMs === null ? null : { reason: row.failReason, atMs: row.failedAtMs },
    courier: facts.courier,
    proofs: [...facts.proofs],
    trackingUrl: facts.trackingUrl,
    sale: facts.sale,
    stopsAhead: facts.stopsAhead,
  };
};
