import type { ParcelSize, VehicleClass } from "@fairmile/contracts";

/** Room a parcel of each size takes; one unit is about ten litres. */
export const PARCEL_UNITS: Readonly<Record<ParcelSize, number>> = { small: 1, medium: 3, large: 8, xlarge: 20 };

export interface Capacity {
  readonly units: number;
  readonly weightGrams: number;
  /** The largest single parcel it takes, however empty it is. */
  readonly largest: ParcelSize;
}

/** What each vehicle class carries. */
export const VEHICLE_CAPACITY: Readonly<Record<VehicleClass, Capacity>> = {
  walk: { units: 4, weightGrams: 8_000, largest: "medium" },
  bicycle: { units: 8, weightGrams: 15_000, largest: "large" },
  ebike: { units: 14, weightGrams: 25_000, largest: "large" },
  scooter: { units: 14, weightGrams: 30_000, largest: "large" },
  car: { units: 80, weightGrams: 200_000, largest: "xlarge" },
};
