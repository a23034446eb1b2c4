import type { LngLat, VehicleClass } from "@fairmile/contracts";
import type { stop } from "@fairmile/db";
import { routeOrEstimate } from "@fairmile/roads";
import type { Ctx } from "../../platform/services.ts";
import { isOpenStop, type AssignmentRow, type StopRow } from "../stop/load-stop.ts";
import type { DeliveryRow } from "./move-deliveries.ts";

/** Where and when the driver is free for one stop more: after the last open one, else at the failed door now. */
const freeAt = (
  nowMs: number,
  row: DeliveryRow,
  on: { readonly stops: readonly StopRow[]; readonly serviceMs: number },
): { readonly point: LngLat; readonly atMs: number } => {
  const last = on.stops.filter(isOpenStop).at(-1);
  if (last === undefined) return { point: row.dropoffPoint, atMs: nowMs };
  return { point: last.point, atMs: Math.max(last.etaMs, nowMs) + on.serviceMs };
};

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
  },
): Promise<typeof stop.$inferInsert> => {
  const isReturn = on.kind === "return";
  const point = isReturn ? row.pickupPoint : row.dropoffPoint;
  const free = freeAt(ctx.clock.now(), row, on);
  const way = await routeOrEstimate(ctx.roads, { vehicle: on.vehicle, stops: [free.point, point] });
  const etaMs = free.atMs + way.durationMs;
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
