import { z } from "zod";
import type { ClockSample } from "./market-clock.ts";
import { wallNowMs } from "./wall.ts";

const clockSchema = z.object({ nowMs: z.number(), speed: z.number().positive() });

/** Reads the server's clock, taken to have been read half way through the request. Undefined where it cannot be had. */
export const fetchClock = async (signal: AbortSignal): Promise<ClockSample | undefined> => {
  try {
    const sentMs = wallNowMs();
    const response = await fetch("/api/clock", { signal, cache: "no-store" });
    const body = clockSchema.safeParse(await response.json());
    if (!response.ok || !body.success) return undefined;
    return { serverNowMs: body.data.nowMs, speed: body.data.speed, atWallMs: (sentMs + wallNowMs()) / 2 };
  } catch {
    return undefined; // offline, or the API is restarting: the caller asks again
  }
};
