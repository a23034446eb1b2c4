import { haversineMeters, type LngLat, type VehicleClass } from "@fairmile/contracts";
import type { MarketTime } from "../core/market-time.ts";
import { headingDegrees, METERS_PER_SECOND, onTheWay } from "../geo/travel.ts";
import type { DriverSession } from "./driver-session.ts";

/** Where a robot is, and its phone that says so. */
export interface Body {
  readonly point: () => LngLat;
  /** As a verb takes it: where the phone is and what it thinks the time is. */
  readonly position: () => { readonly point: LngLat; readonly accuracyMeters: number; readonly atMs: number };
  /** Says where it is, unless it did so a moment ago. */
  readonly standStill: () => Promise<void>;
  /** Goes along the straight line to a place at its vehicle's pace, saying where it is every few seconds. */
  readonly moveTo: (target: LngLat) => Promise<void>;
}

const ACCURACY_METERS = 8;
/** How often a phone says where it is, in market time: while it moves and while it stands. */
const MOVING_EVERY_MS = 4_000;
const STANDING_EVERY_MS = 20_000;
/** However fast the market's time runs, a phone has no more than this many pings a second in it. */
const LEAST_WALL_MS = 200;

export const createBody = (input: {
  readonly session: DriverSession;
  readonly time: MarketTime;
  readonly vehicle: VehicleClass;
  readonly start: LngLat;
  readonly signal: AbortSignal;
}): Body => {
  const { session, time, signal } = input;
  const metersPerSecond = METERS_PER_SECOND[input.vehicle];
  let at = input.start;
  let saidAtMs = Number.NEGATIVE_INFINITY;
  const everyMs = (marketMs: number): number => Math.max(marketMs, LEAST_WALL_MS * time.speed());

  const position: Body["position"] = () => ({ point: at, accuracyMeters: ACCURACY_METERS, atMs: time.nowMs() });
  const say = async (moving: { readonly headingDegrees: number } | null): Promise<void> => {
    const speed = moving === null ? 0 : metersPerSecond;
    await session.ping({ ...position(), ...moving, speedMetersPerSecond: speed });
    saidAtMs = time.nowMs();
  };

  return {
    point: () => at,
    position,
    standStill: async () => {
      if (time.nowMs() - saidAtMs >= everyMs(STANDING_EVERY_MS)) await say(null);
    },
    moveTo: async (target) => {
      while (haversineMeters(at, target) > 1) {
        const leftMs = (haversineMeters(at, target) / metersPerSecond) * 1_000;
        const stepMs = Math.min(leftMs, everyMs(MOVING_EVERY_MS));
        const startedMs = time.nowMs();
        await time.wait(stepMs, signal);
        // What the wait really took counts, so that a slow machine makes no driver slow.
        const wentMeters = (metersPerSecond * Math.max(stepMs, time.nowMs() - startedMs)) / 1_000;
        const heading = headingDegrees(at, target);
        at = onTheWay(at, target, wentMeters);
        await say({ headingDegrees: heading });
      }
    },
  };
};
