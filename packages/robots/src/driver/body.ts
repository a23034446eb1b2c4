import type { LngLat, PositionInput } from "@fairmile/contracts";
import type { MarketTime } from "../core/market-time.ts";
import { pathAlong } from "../geo/path.ts";
import type { DriverSession } from "./driver-session.ts";

/** Where a robot is, and its phone that says so. */
export interface Body {
  readonly point: () => LngLat;
  /** As a verb takes it: where the phone is and what it thinks the time is. */
  readonly position: () => { readonly point: LngLat; readonly accuracyMeters: number; readonly atMs: number };
  /** Says where it is, unless it did so a moment ago. */
  readonly standStill: () => Promise<void>;
  /** Stands for so much market time, and says now and then that it is still there. */
  readonly stand: (forMs: number) => Promise<void>;
  /** Goes along a line in so much market time, saying where it is every few seconds. Stands at its end afterwards. */
  readonly follow: (line: readonly LngLat[], durationMs: number) => Promise<void>;
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
  readonly start: LngLat;
  readonly signal: AbortSignal;
}): Body => {
  const { session, time, signal } = input;
  let at = input.start;
  let saidAtMs = Number.NEGATIVE_INFINITY;
  const everyMs = (marketMs: number): number => Math.max(marketMs, LEAST_WALL_MS * time.speed());

  const position: Body["position"] = () => ({ point: at, accuracyMeters: ACCURACY_METERS, atMs: time.nowMs() });
  const say = async (how: Pick<PositionInput, "headingDegrees" | "speedMetersPerSecond">): Promise<void> => {
    await session.ping({ ...position(), ...how });
    saidAtMs = time.nowMs();
  };

  return {
    point: () => at,
    position,
    standStill: async () => {
      if (time.nowMs() - saidAtMs >= everyMs(STANDING_EVERY_MS)) await say({ speedMetersPerSecond: 0 });
    },
    stand: async (forMs) => {
      for (let stoodMs = 0; stoodMs < forMs;) {
        const stepMs = Math.min(forMs - stoodMs, everyMs(STANDING_EVERY_MS));
        const startedMs = time.nowMs();
        await time.wait(stepMs, signal);
        stoodMs += Math.max(stepMs, time.nowMs() - startedMs);
        await say({ speedMetersPerSecond: 0 });
      }
    },
    follow: async (line, durationMs) => {
      const path = pathAlong([at, ...line]);
      const metersPerMs = path.lengthMeters / Math.max(durationMs, 1);
      for (let goneMs = 0; goneMs < durationMs;) {
        const stepMs = Math.min(durationMs - goneMs, everyMs(MOVING_EVERY_MS));
        const startedMs = time.nowMs();
        await time.wait(stepMs, signal);
        // What the wait really took counts, so that a slow machine makes no driver slow.
        goneMs += Math.max(stepMs, time.nowMs() - startedMs);
        const here = path.at(metersPerMs * goneMs);
        at = here.point;
        await say({ headingDegrees: here.headingDegrees, speedMetersPerSecond: metersPerMs * 1_000 });
      }
      at = path.at(path.lengthMeters).point;
    },
  };
};
