import { isDeliveryEnded } from "@fairmile/contracts";
import type { stop } from "@fairmile/db";
import type { DeliveryRow } from "./to-delivery-view.ts";

export type StopRow = Pick<typeof stop.$inferSelect, "id" | "assignmentId" | "seq" | "kind" | "status" | "deliveryIds">;

const isOpen = (row: StopRow): boolean => row.status === "ahead" || row.status === "arrived";

/** Stops the driver does before this delivery's last one: its drop-off, or its return. Null once nothing is ahead. */
export const stopsAheadOf = (row: Pick<DeliveryRow, "id" | "status">, stops: readonly StopRow[]): number | null => {
  if (isDeliveryEnded(row.status)) return null;
  const own = stops.filter((s) => s.kind !== "pickup" && isOpen(s) && s.deliveryIds.includes(row.id)).at(-1);
  return own === undefined ? null : stops.filter((s) => isOpen(s) && s.seq < own.seq).length;
};
