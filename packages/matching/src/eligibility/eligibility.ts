import type { LotId, VehicleClass } from "@fairmile/contracts";
import { refuse, type Refusal } from "../refusal.ts";
import { fits, type Load } from "./parcel-load.ts";
import { VEHICLE_CAPACITY } from "./vehicle-capacity.ts";

export interface DriverFacts {
  /** Account and presence as stored; only an approved driver who is available or on a route takes part. */
  readonly accountStatus: string;
  readonly presence: string;
  readonly vehicle: VehicleClass;
  /** When the server received the last position; null where it has none. */
  readonly positionAtMs: number | null;
  /** An award waits for this driver's word. */
  readonly hasPendingAward: boolean;
  /** Lots this driver let lapse. */
  readonly lapsedLotIds: readonly LotId[];
}

export interface LotFacts {
  readonly lotId: LotId;
  readonly vehicleClasses: readonly VehicleClass[];
  readonly load: Load;
}

export type IneligibleCode =
  | "driver_not_approved"
  | "driver_not_available"
  | "no_position"
  | "stale_position"
  | "award_pending"
  | "lapsed_before"
  | "vehicle_not_allowed"
  | "over_capacity";

/** Whether a driver may take part in the market's rounds at all, whatever the lot. Facts only: no ask, no rate card, no score. */
export const presenceRefusal = (input: {
  readonly driver: DriverFacts;
  readonly nowMs: number;
  readonly positionFreshMs: number;
}): Refusal<IneligibleCode> | null => {
  const { driver, nowMs, positionFreshMs } = input;
  if (driver.accountStatus !== "approved") return refuse("driver_not_approved");
  if (driver.presence !== "available" && driver.presence !== "on_route") return refuse("driver_not_available");
  if (driver.positionAtMs === null) return refuse("no_position");
  if (nowMs - driver.positionAtMs > positionFreshMs) return refuse("stale_position");
  if (driver.hasPendingAward) return refuse("award_pending");
  return null;
};

/**
 * Whether a driver may be a candidate for a lot. The first reason in a fixed order is given, so that the same facts
 * always tell the same story. `nowMs` is the server's clock; `positionFreshMs` stands in the policy.
 */
export const eligibility = (input: {
  readonly driver: DriverFacts;
  readonly lot: LotFacts;
  readonly nowMs: number;
  readonly positionFreshMs: number;
}): { readonly ok: true } | Refusal<IneligibleCode> => {
  const { driver, lot } = input;
  const absent = presenceRefusal(input);
  if (absent) return absent;
  if (driver.lapsedLotIds.includes(lot.lotId)) return refuse("lapsed_before");
  if (!lot.vehicleClasses.includes(driver.vehicle)) return refuse("vehicle_not_allowed");
  if (!fits(lot.load, VEHICLE_CAPACITY[driver.vehicle])) return refuse("over_capacity");
  return { ok: true };
};
