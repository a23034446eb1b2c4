import type { ClockSample } from "./market-clock.ts";
import { wallNowMs } from "./wall.ts";

const isReading = (body: unknown): body is { nowMs: number; speed: number } =>
  typeof body === "object" &&
  body !== null &&
  "nowMs" in body &&
  typeof body.nowMs === "number" &&
  "speed" in body &&
  typeof body.speed === "number" &&
  body.speed > 0;

/** Reads the server's clock, taken to have been read half way through the request. Undefined where it cannot be had. */
export const fetchClock = async (signal: AbortSignal): Promise<ClockSample | undefined> => {
  try {
    const sentMs = wallNowMs();
    const response = await fetch("/api/clock", { signal, cache: "no-store" });
    const body: unknown = await response.json();
    if (!response.ok || !isReading(body)) return undefined;
    return { serverNowMs: body.nowMs, speed: body.speed, atWallMs: (sentMs + wallNowMs()) / 2 };
  } catch {
    return undefined; // offline, or the API is restarting: the caller asks again
  }
};
