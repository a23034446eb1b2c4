import type { LngLat, VehicleClass } from "@fairmile/contracts";
import { createRobotDriver, type OnEvent, type Personality, type Recipients } from "@fairmile/robots";
import type { Draw } from "./pick-places.ts";
import { runScriptedDriver, type Script } from "./scripted-driver.ts";
import type { World } from "./world.ts";

/** Who bids rides; who claims drives, so that bulky orders are theirs, and both kinds win every day. */
const ROBOTS: readonly Pick<Personality, "style" | "vehicle">[] = [
  { style: "claims", vehicle: "car" },
  { style: "bids", vehicle: "ebike" },
  { style: "claims", vehicle: "scooter" },
  { style: "autopilot", vehicle: "bicycle" },
  { style: "claims", vehicle: "car" },
  { style: "mixes", vehicle: "ebike" },
  { style: "claims", vehicle: "scooter" },
  { style: "bids", vehicle: "ebike" },
  { style: "claims", vehicle: "scooter" },
];
const SCRIPTED: readonly { readonly script: Script; readonly vehicle: VehicleClass }[] = [
  { script: "claims", vehicle: "scooter" },
  { script: "bids", vehicle: "ebike" },
  { script: "mixes", vehicle: "ebike" },
];
export const DRIVER_COUNT = ROBOTS.length + SCRIPTED.length;

export interface DriversOptions {
  readonly world: World;
  readonly market: string;
  readonly recipients: Recipients;
  /** Where drivers stand at first: beside these. */
  readonly near: readonly LngLat[];
  readonly draw: Draw;
  readonly onEvent: OnEvent;
  readonly onRefusal: (code: string) => void;
  readonly onTrouble: (text: string) => void;
}

/** Starts the robots and the scripted drivers; they go on until the signal ends them. Resolves when all have ended. */
export const runDrivers = async (options: DriversOptions, signal: AbortSignal): Promise<void> => {
  const { world, market, recipients, near, draw, onEvent } = options;
  const startAt = (k: number): LngLat => {
    const { lng, lat } = near[k % near.length] ?? { lng: 0, lat: 0 };
    return { lng: lng + (draw(400) - 200) / 100_000, lat: lat + (draw(400) - 200) / 100_000 };
  };
  const robots = ROBOTS.map((who, index) =>
    createRobotDriver({
      apiUrl: world.apiUrl,
      market,
      index,
      seed: "scenario",
      recipients,
      onEvent,
      start: startAt(index),
      // Everybody is at home: how a door that stays shut ends is tested with the stops.
      personality: { ...who, nobodyInShare: 0 },
    }).run(signal),
  );
  const scripted = SCRIPTED.map((who, index) =>
    runScriptedDriver({ ...options, ...who, index, start: startAt(ROBOTS.length + index) }, signal),
  );
  await Promise.all([
    ...robots,
    ...scripted.map((run) =>
      run.catch((error: unknown) => {
        if (!signal.aborted) throw error;
      }),
    ),
  ]);
};
