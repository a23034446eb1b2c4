import { expect, test } from "vitest";
import { startOfDayMs } from "./store-day.ts";

const at = (text: string): number => Date.parse(text);

test.each([
  ["2026-05-06T12:00:00Z", "Europe/Rome", "2026-05-05T22:00:00Z"],
  ["2026-05-05T21:59:59Z", "Europe/Rome", "2026-05-04T22:00:00Z"],
  ["2026-05-06T03:59:59Z", "America/New_York", "2026-05-05T04:00:00Z"],
  // The clocks went forward at two this morning.
  ["2026-03-29T10:00:00Z", "Europe/Rome", "2026-03-28T23:00:00Z"],
  // And back.
  ["2026-10-25T10:00:00Z", "Europe/Rome", "2026-10-24T22:00:00Z"],
  ["2026-05-06T00:00:00Z", "Asia/Kolkata", "2026-05-05T18:30:00Z"],
])("%s in %s began at %s", (now, zone, start) => {
  expect(new Date(startOfDayMs(at(now), zone)).toISOString()).toBe(new Date(at(start)).toISOString());
});
