import type { DeliveryState, DeliveryView } from "@fairmile/contracts";
import type { driver } from "@fairmile/db";
import type { Ctx } from "../../platform/services.ts";

/** A driver bound to a delivery and not yet done with it. */
const UNDER_WAY: ReadonlySet<DeliveryState> = new Set<DeliveryState>([
  "assigned",
  "enroute_to_pickup",
  "arrived_at_pickup",
  "picked_up",
  "enroute_to_dropoff",
  "arrived_at_dropoff",
  "undeliverable",
  "reattempt_scheduled",
  "enroute_to_return",
  "arrived_at_return",
]);

/** The states in which the parcel is on its way to the recipient's door. */
export const TO_THE_DOOR: ReadonlySet<DeliveryState> = new Set<DeliveryState>([
  "picked_up",
  "enroute_to_dropoff",
  "arrived_at_dropoff",
]);

export type CourierRow = Pick<typeof driver.$inferSelect, "id" | "name" | "vehicle">;

/** The driver by first name and vehicle; where they are only while `states` say so. */
export const toCourier = (
  ctx: Ctx,
  row: CourierRow,
  status: DeliveryState,
  states: ReadonlySet<DeliveryState> = UNDER_WAY,
): NonNullable<DeliveryView["courier"]> => {
  const at = states.has(status) ? ctx.positions.get(ctx.market.id, row.id) : null;
  return {
    name: row.name.split(" ")[0] ?? row.name,
    vehicle: row.vehicle,
    point: at === null ? null : { lng: at.lng, lat: at.lat },
    positionAtMs: at === null ? null : at.atMs,
  };
};
