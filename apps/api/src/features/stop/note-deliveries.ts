import type { EventType } from "@fairmile/contracts";
import type { Notes } from "../../platform/notes.ts";
import type { DeliveryRow } from "../delivery/move-deliveries.ts";

/** Tells store, recipient and ops of each delivery, and once the driver whose list changed. */
export const noteDeliveries = (
  note: Notes,
  rows: readonly DeliveryRow[],
  event: { readonly type: EventType; readonly driverId: string; readonly assignmentId: string },
): void => {
  for (const row of rows) {
    note.event({
      type: event.type,
      subject: row.id,
      audience: [`store:${row.storeId}`, `delivery:${row.id}`, "admin"],
      data: { status: row.status },
    });
  }
  note.event({
    type: "assignment.changed",
    subject: event.assignmentId,
    audience: [`driver:${event.driverId}`, "admin"],
  });
};
