import type { LngLat, VehicleClass } from "@fairmile/contracts";
import type { TravelTable } from "@fairmile/matching";
import type { RoadNetwork } from "@fairmile/roads";

/** Deliveries are bundled with neighbours: from each point only so many of the others are looked up on the roads. */
const NEAREST = 50;

/**
 * Distinct ends of legs and the travel between all of them; `indexOf` gives a point's row. The legs themselves and each
 * point's fifty nearest are looked up on the roads, pairs further apart are estimated.
 */
export const travelTable = async (
  roads: RoadNetwork,
  vehicle: VehicleClass,
  legs: readonly { readonly from: LngLat; readonly to: LngLat }[],
): Promise<{ readonly travel: TravelTable; readonly indexOf: (point: LngLat) => number }> => {
  const key = (p: LngLat): string => `${p.lng},${p.lat}`;
  const rows = new Map<string, number>();
  const distinct: LngLat[] = [];
  for (const p of legs.flatMap(({ from, to }) => [from, to])) {
    if (rows.has(key(p))) continue;
    rows.set(key(p), distinct.length);
    distinct.push(p);
  }
  const indexOf = (p: LngLat): number => rows.get(key(p)) ?? -1;
  const direct = new Set(legs.map(({ from, to }) => indexOf(from) * distinct.length + indexOf(to)));
  const { durationsMs, distancesMeters } = await roads.matrix({
    vehicle,
    from: distinct,
    to: distinct,
    nearest: NEAREST,
    always: (row, column) => direct.has(row * distinct.length + column),
  });
  return { travel: { n: distinct.length, durationsMs, distancesMeters }, indexOf };
};
