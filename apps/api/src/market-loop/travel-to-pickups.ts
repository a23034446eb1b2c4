import type { LngLat, VehicleClass } from "@fairmile/contracts";
import type { RoadNetwork } from "@fairmile/roads";
import type { CandidatePair, RoundDriverRow } from "./find-candidates.ts";

export interface Way {
  readonly ms: number;
  readonly meters: number;
}

/** How each candidate gets to the lot's first pickup; pairs that no road joins are left out. Never runs inside a freeze. */
export const travelToPickups = async (
  roads: RoadNetwork,
  input: {
    readonly pairs: readonly CandidatePair[];
    readonly drivers: ReadonlyMap<string, RoundDriverRow>;
    readonly pickups: ReadonlyMap<string, LngLat>;
  },
): Promise<ReadonlyMap<string, Way>> => {
  const groups = new Map<string, { vehicle: VehicleClass; lotId: string; drivers: RoundDriverRow[] }>();
  for (const pair of input.pairs) {
    const driver = input.drivers.get(pair.driverId);
    if (driver === undefined) continue;
    const key = `${pair.lotId}|${driver.vehicle}`;
    const group = groups.get(key) ?? { vehicle: driver.vehicle, lotId: pair.lotId, drivers: [] };
    group.drivers.push(driver);
    groups.set(key, group);
  }
  const ways = new Map<string, Way>();
  // All at once: the roads let in as many as they can work on, and the slowest of them decides.
  await Promise.all(
    [...groups.values()].map(async ({ vehicle, lotId, drivers }) => {
      const pickup = input.pickups.get(lotId);
      if (pickup === undefined) return;
      const matrix = await roads.matrix({ vehicle, from: drivers.map((d) => d.point), to: [pickup], isLive: true });
      drivers.forEach((driver, row) => {
        const ms = matrix.durationsMs[row] ?? -1;
        if (ms >= 0) ways.set(`${lotId}|${driver.driverId}`, { ms, meters: matrix.distancesMeters[row] ?? 0 });
      });
    }),
  );
  return ways;
};
