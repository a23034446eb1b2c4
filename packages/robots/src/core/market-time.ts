import { performance } from "node:perf_hooks";
import { pause } from "./pause.ts";

/** The market's time as a robot knows it: asked of the API now and then, and counted on in between. */
export interface MarketTime {
  readonly nowMs: () => number;
  /** Market milliseconds in one of the wall. */
  readonly speed: () => number;
  /** Waits this long in the market's time. */
  readonly wait: (marketMs: number, signal: AbortSignal) => Promise<void>;
}

interface Reading {
  readonly nowMs: number;
  readonly speed: number;
  readonly readAtWallMs: number;
}

const AGAIN_AFTER_WALL_MS = 5_000;
const RETRY_WALL_MS = 500;

const isReading = (value: unknown): value is { nowMs: number; speed: number } =>
  typeof value === "object" &&
  value !== null &&
  typeof Reflect.get(value, "nowMs") === "number" &&
  typeof Reflect.get(value, "speed") === "number";

const read = async (apiUrl: string, signal: AbortSignal): Promise<Reading> => {
  const response = await fetch(`${apiUrl}/api/clock`, { signal });
  const body: unknown = await response.json();
  if (!response.ok || !isReading(body)) throw new Error(`the clock answered ${response.status}`);
  return { nowMs: body.nowMs, speed: body.speed, readAtWallMs: performance.now() };
};

/** Reads `GET /api/clock`, waiting for the API to answer at all, and keeps the reading fresh until the signal ends it. */
export const startMarketTime = async (apiUrl: string, signal: AbortSignal): Promise<MarketTime> => {
  const first = async (): Promise<Reading> => {
    for (;;) {
      try {
        return await read(apiUrl, signal);
      } catch {
        await pause(RETRY_WALL_MS, signal);
      }
    }
  };
  let reading = await first();
  const timer = setInterval(() => {
    read(apiUrl, signal).then(
      (newer) => {
        reading = newer;
      },
      // The API is away for a moment: time goes on as it went.
      () => undefined,
    );
  }, AGAIN_AFTER_WALL_MS);
  timer.unref();
  signal.addEventListener("abort", () => clearInterval(timer), { once: true });
  return {
    nowMs: () => Math.round(reading.nowMs + (performance.now() - reading.readAtWallMs) * reading.speed),
    speed: () => reading.speed,
    wait: (marketMs, stop) => pause(marketMs / reading.speed, stop),
  };
};
