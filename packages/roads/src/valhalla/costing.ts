import type { LngLat, VehicleClass } from "@fairmile/contracts";

/** Beyond this a point is off the network: nobody carries a parcel further from where they stopped. */
const SNAP_METERS = 300;

/** Speed of a pedelec on the flat; Valhalla's bicycle is a hybrid at 18 km/h otherwise. */
const EBIKE_KMH = 25;

const COSTINGS: Readonly<Record<VehicleClass, { readonly costing: string; readonly options: object }>> = {
  walk: { costing: "pedestrian", options: {} },
  bicycle: { costing: "bicycle", options: {} },
  ebike: { costing: "bicycle", options: { cycling_speed: EBIKE_KMH } },
  scooter: { costing: "motor_scooter", options: {} },
  car: { costing: "auto", options: {} },
};

/** Valhalla's costing model of a vehicle class. Ferries are taken only where nothing else leads there. */
export const costingOf = (vehicle: VehicleClass): { costing: string; costing_options: Record<string, object> } => {
  const { costing, options } = COSTINGS[vehicle];
  return { costing, costing_options: { [costing]: { use_ferry: 0, ...options } } };
};

/** A point as Valhalla's location. Nobody stops in a tunnel, so a point above one snaps to the street instead. */
export const locationOf = ({ lng, lat }: LngLat) => ({
  lat,
  lon: lng,
  search_cutoff: SNAP_METERS,
  search_filter: { exclude_tunnel: true },
});
