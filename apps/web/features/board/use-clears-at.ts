"use client";

import { useNow } from "../../src/clock/use-now.ts";

const LOOK_EVERY_MS = 500;

/** The first instant of a steady beat from `atMs` on that is still ahead. */
export const beatAfter = (atMs: number, everyMs: number, nowMs: number): number =>
  atMs > nowMs ? atMs : atMs + (Math.floor((nowMs - atMs) / everyMs) + 1) * everyMs;

/** When a lot clears next: what the server said, carried on by the market's beat once that has passed. */
export const useClearsAt = (clearsAtMs: number, roundEveryMs: number): number =>
  beatAfter(clearsAtMs, roundEveryMs, useNow(LOOK_EVERY_MS));
