import type { DeliveryId, PricingPolicy, VehicleClass } from "@fairmile/contracts";
import type { Load } from "../eligibility/parcel-load.ts";
import type { PlannedStop, TravelTable } from "../route/route-problem.ts";

/** A delivery without a batch. Points index the travel table; instants in UTC milliseconds. */
export interface BatchDelivery {
  readonly deliveryId: DeliveryId;
  readonly pickupIndex: number;
  readonly dropoffIndex: number;
  readonly createdAtMs: number;
  readonly pickupReadyAtMs: number;
  readonly pickupDeadlineAtMs: number | null;
  readonly dropoffReadyAtMs: number | null;
  readonly dropoffDeadlineAtMs: number | null;
  readonly load: Load;
  readonly vehicleClasses: readonly VehicleClass[];
}

export type BatchPolicy = Pick<PricingPolicy, "bundling" | "service" | "lateness" | "round" | "candidates">;

export interface FormBatchesInput {
  readonly nowMs: number;
  readonly deliveries: readonly BatchDelivery[];
  readonly travel: TravelTable;
  readonly policy: BatchPolicy;
}

/** Deliveries to open as one lot now, in their best order of stops. */
export interface FormedBatch {
  readonly deliveryIds: readonly DeliveryId[];
  readonly stops: readonly PlannedStop[];
  /** The planned arrival at the first pickup: not before anything in the batch is ready. */
  readonly startMs: number;
  readonly distanceMeters: number;
  /** From the arrival at the first pickup to the end of the last drop-off, service included. */
  readonly durationMs: number;
  readonly latenessCents: number;
  /** Driver's time saved against serving the deliveries apart; 0 for one alone. */
  readonly savedMs: number;
  readonly load: Load;
  readonly vehicleClasses: readonly VehicleClass[];
}

/** `not_ready`: too early to look for a driver. `waiting_for_company`: ready, and waiting still costs nobody anything. */
export interface HeldDelivery {
  readonly deliveryId: DeliveryId;
  readonly code: "not_ready" | "waiting_for_company";
  readonly untilMs: number;
}

export interface RefusedDelivery {
  readonly deliveryId: DeliveryId;
  readonly code: "no_vehicle" | "unreachable" | "unknown_point";
}

export interface FormedBatches {
  readonly batches: readonly FormedBatch[];
  readonly held: readonly HeldDelivery[];
  readonly refused: readonly RefusedDelivery[];
}
