import type { DeliveryId, PricingPolicy } from "@fairmile/contracts";

/** Travel between points, row-major; -1 where no way joins two points. Whole milliseconds and metres. */
export interface TravelTable {
  readonly n: number;
  readonly durationsMs: Int32Array;
  readonly distancesMeters: Int32Array;
}

/** One delivery: pickup before drop-off, both points of the travel table. */
export interface RouteDelivery {
  readonly deliveryId: DeliveryId;
  readonly pickupIndex: number;
  readonly dropoffIndex: number;
  readonly pickupReadyAtMs: number | null;
  readonly pickupDeadlineAtMs: number | null;
  readonly dropoffReadyAtMs: number | null;
  readonly dropoffDeadlineAtMs: number | null;
  /** Hard: no route serves the drop-off later than this. Null: any time. */
  readonly dropoffLatestAtMs: number | null;
  /** Hard: longest from leaving the pickup to arriving at the drop-off. Null: any time. */
  readonly maxRideMs: number | null;
  readonly units: number;
  readonly weightGrams: number;
}

/** A delivery picked up already: it has only its drop-off left and stays on board until then. */
export interface OnBoardDelivery extends Omit<RouteDelivery, "pickupIndex" | "pickupReadyAtMs" | "pickupDeadlineAtMs"> {
  /** When its pickup was left: its ride is counted from there. */
  readonly leftPickupAtMs: number;
}

export interface RouteInput {
  readonly deliveries: readonly RouteDelivery[];
  /** What the vehicle carries at `startMs`. Left out: nothing. */
  readonly onBoard?: readonly OnBoardDelivery[];
  readonly travel: TravelTable;
  readonly policy: Pick<PricingPolicy, "lateness" | "service">;
  readonly startMs: number;
  /** Where the vehicle stands at `startMs`; null: at the first pickup, whichever it is (not with anything on board). */
  readonly startIndex: number | null;
  /** Hard: the last stop is left no later. Left out: any time. */
  readonly latestEndMs?: number;
  readonly capacity: { readonly units: number; readonly weightGrams: number };
}

export type RouteRefusalCode =
  | "no_deliveries"
  | "too_many_deliveries"
  | "duplicate"
  | "not_a_whole_number"
  | "negative"
  | "impossible_window"
  | "unknown_point"
  | "bad_travel_table"
  | "over_capacity"
  /** Proved: no order keeps the hard limits. */
  | "infeasible"
  /** None was found, among more deliveries than can be looked through. */
  | "no_route_found";

/** A visit: everything picked up, or everything dropped, at one point at once. */
export interface PlannedStop {
  readonly kind: "pickup" | "dropoff";
  readonly pointIndex: number;
  readonly deliveryIds: readonly DeliveryId[];
  /** Travel from the stop (or start) before. */
  readonly legMs: number;
  readonly legMeters: number;
  readonly arrivalMs: number;
  /** Everything here is ready and service begins. */
  readonly serviceStartMs: number;
  readonly leaveMs: number;
}

export interface PlannedRoute {
  readonly stops: readonly PlannedStop[];
  readonly latenessCents: number;
  /** Whole time past deadlines, grace not taken off. */
  readonly latenessMs: number;
  /** From `startMs` to the end of the last stop. */
  readonly durationMs: number;
  readonly distanceMeters: number;
  /** Whether no order of stops is better, proved; else a good one. */
  readonly isProven: boolean;
}
