import type { LngLat, VehicleClass } from "@fairmile/contracts";
import type { TravelTable } from "@fairmile/matching";
import type { RoadNetwork } from "@fairmile/roads";

/** Distinct points and the travel between all of them; `indexOf` gives a point's row. */
export const travelTable = async (
  roads: RoadNetwork,
  vehicle: VehicleClass,
  points: readonly LngLat[],
): Promise<{ readonly travel: TravelTable; readonly indexOf: (point: LngLat) => number }> => {
  const key = (p: LngLat): string => `${p.lng},${p.lat}`;
  const rows = new Map<string, number>();
  const distinct: LngLat[] = [];
  for (const p of points) {
    if (rows.has(key(p))) continue;
    rows.set(key(p), distinct.length);
    distinct.push(p);
  }
  const matrix = await roads.matrix({ vehicle, from: distinct, to: distinct });
  return { travel: { n: distinct.length, ...matrix }, indexOf: (p) => rows.get(key(p)) ?? -1 };
};
