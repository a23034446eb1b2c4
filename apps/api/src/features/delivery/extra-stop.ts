import type { LngLat, VehicleClass } from "@fairmile/contracts";
import type { stop } from "@fairmile/db";
import type { RouteQuery } from "@fairmile/roads";
import type { Ctx } from "../../platform/services.ts";
import { isOpenStop, type AssignmentRow, type StopRow } from "../stop/load-stop.ts";
import { legsMsOf, type SeenLegs } from "../stop/seen-legs.ts";
import type { DeliveryRow } from "./move-deliveries.ts";

/** Where and when the driver is free for one stop more: after the last open one, else at the failed door now. */
const freeAt = (
  nowMs: number,
  row: Pick<DeliveryRow, "dropoffPoint">,
  on: { readonly stops: readonly Pick<StopRow, "status" | "point" | "etaMs">[]; readonly serviceMs: number },
): { readonly point: LngLat; readonly atMs: number } => {
  const last = on.stops.filter(isOpenStop).at(-1);
  if (last === undefined) return { point: row.dropoffPoint, atMs: nowMs };
  return { point: last.point, atMs: Math.max(last.etaMs, nowMs) + on.serviceMs };
};

/** The one leg that an extra stop adds: from where the driver is free to the door or back to the store. */
export const extraLeg = (
  row: Pick<DeliveryRow, "pickupPoint" | "dropoffPoint">,
  on: {
    readonly kind: "dropoff" | "return";
    readonly stops: readonly Pick<StopRow, "status" | "point" | "etaMs">[];
    readonly vehicle: VehicleClass;
  },
): RouteQuery => ({
  vehicle: on.vehicle,
  stops: [
    freeAt(0, row, { stops: on.stops, serviceMs: 0 }).point,
    on.kind === "return" ? row.pickupPoint : row.dropoffPoint,
  ],
});

/** A stop at the end of a route: a second try at the door, or the way back to where the parcel came from. */
export const extraStop = async (
  ctx: Ctx,
  row: DeliveryRow,
  on: {
    readonly kind: "dropoff" | "return";
    readonly route: AssignmentRow;
    readonly stops: readonly StopRow[];
    readonly vehicle: VehicleClass;
    /** How long a driver is at a door. */
    readonly serviceMs: number;
    /** What was looked up of the leg before the transaction. */
    readonly seen: SeenLegs | null;
  },
): Promise<typeof stop.$inferInsert> => {
  const isReturn = on.kind === "return";
  const point = isReturn ? row.pickupPoint : row.dropoffPoint;
  const free = freeAt(ctx.clock.now(), row, on);
  const [legMs = 0] = await legsMsOf(on.seen, extraLeg(row, on));
  const etaMs = free.atMs + legMs;
  return {
    marketId: ctx.market.id,
    id: ctx.ids.next("stop"),
    assignmentId: on.route.id,
    seq: Math.max(...on.stops.map((one) => one.seq)) + 1,
    kind: on.kind,
    status: "ahead",
    version: 1,
    deliveryIds: [row.id],
    address: isReturn ? row.pickupAddress : row.dropoffAddress,
    unit: isReturn ? row.pickupUnit : row.dropoffUnit,
    point,
    contactName: isReturn ? row.storeName : row.dropoffName,
    contactPhone: isReturn ? row.pickupPhone : row.dropoffPhone,
    notes: isReturn ? row.pickupNotes : row.dropoffNotes,
    readyAtMs: null,
    deadlineAtMs: null,
    promisedEtaMs: etaMs,
    etaMs,
  };
};
