import { PARCEL_SIZES, type ParcelSize } from "@fairmile/contracts";
import { PARCEL_UNITS, type Capacity } from "./vehicle-capacity.ts";

/** One line of a parcel list: `quantity` parcels, each of this size and weight. */
export interface ParcelLine {
  readonly size: ParcelSize;
  readonly quantity: number;
  readonly weightGrams: number;
}

/** What a list of parcels takes up: units of room, grams, and its largest single parcel. */
export interface Load {
  readonly units: number;
  readonly weightGrams: number;
  readonly largest: ParcelSize;
}

const larger = (a: ParcelSize, b: ParcelSize): ParcelSize =>
  PARCEL_SIZES.indexOf(a) >= PARCEL_SIZES.indexOf(b) ? a : b;

/** An empty load: the start of a sum. */
export const NO_LOAD: Load = { units: 0, weightGrams: 0, largest: "small" };

/** Two loads in one vehicle. */
export const addLoads = (a: Load, b: Load): Load => ({
  units: a.units + b.units,
  weightGrams: a.weightGrams + b.weightGrams,
  largest: larger(a.largest, b.largest),
});

/** Sums a parcel list; `weightGrams` of a line is the weight of one of its parcels. */
export const parcelLoad = (parcels: readonly ParcelLine[]): Load =>
  parcels.reduce<Load>(
    (load, p) =>
      addLoads(load, {
        units: PARCEL_UNITS[p.size] * p.quantity,
        weightGrams: p.weightGrams * p.quantity,
        largest: p.size,
      }),
    NO_LOAD,
  );

/** Whether a load goes into a vehicle: room, weight and its largest parcel. */
export const fits = (load: Load, capacity: Capacity): boolean =>
  load.units <= capacity.units &&
  load.weightGrams <= capacity.weightGrams &&
  PARCEL_SIZES.indexOf(load.largest) <= PARCEL_SIZES.indexOf(capacity.largest);
