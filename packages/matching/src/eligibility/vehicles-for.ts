import { VEHICLE_CLASSES, type VehicleClass } from "@fairmile/contracts";
import { refuse, type Refusal } from "../refusal.ts";
import { fits, parcelLoad, type Load, type ParcelLine } from "./parcel-load.ts";
import { VEHICLE_CAPACITY } from "./vehicle-capacity.ts";

/** The vehicle classes, slowest first and out of those allowed, into which a load goes in one trip. */
export const vehiclesForLoad = (
  load: Load,
  allowed: readonly VehicleClass[] = VEHICLE_CLASSES,
): readonly VehicleClass[] => VEHICLE_CLASSES.filter((v) => allowed.includes(v) && fits(load, VEHICLE_CAPACITY[v]));

/**
 * Which vehicle classes take a parcel list in one trip. `no_vehicle` names the first line that no allowed vehicle takes
 * even alone (`parcels[2]`), or `parcels` where only the sum is too much; `no_parcels` an empty list.
 */
export const vehiclesFor = (
  parcels: readonly ParcelLine[],
  allowed: readonly VehicleClass[] = VEHICLE_CLASSES,
):
  | { readonly ok: true; readonly vehicleClasses: readonly VehicleClass[]; readonly load: Load }
  | Refusal<"no_parcels" | "no_vehicle"> => {
  if (parcels.length === 0) return refuse("no_parcels", "parcels");
  const load = parcelLoad(parcels);
  const vehicleClasses = vehiclesForLoad(load, allowed);
  if (vehicleClasses.length > 0) return { ok: true, vehicleClasses, load };
  const line = parcels.findIndex((p) => vehiclesForLoad(parcelLoad([p]), allowed).length === 0);
  return refuse("no_vehicle", line < 0 ? "parcels" : `parcels[${line}]`);
};
