import fc from "fast-check";
import { expect, test } from "vitest";
import { startOfDay, startOfWeek, weekOf } from "./market-calendar.ts";

const at = (text: string): number => Date.parse(text);
const iso = (ms: number): string => new Date(ms).toISOString();

test("a day begins at local midnight, also on the days the clocks change", () => {
  expect(iso(startOfDay(at("2026-05-06T12:00:00Z"), "Europe/Rome"))).toBe("2026-05-05T22:00:00.000Z");
  expect(iso(startOfDay(at("2026-01-06T23:30:00Z"), "Europe/Rome"))).toBe("2026-01-06T23:00:00.000Z");
  expect(iso(startOfDay(at("2026-03-29T12:00:00Z"), "Europe/Rome"))).toBe("2026-03-28T23:00:00.000Z");
  expect(iso(startOfDay(at("2026-10-25T12:00:00Z"), "Europe/Rome"))).toBe("2026-10-24T22:00:00.000Z");
  expect(iso(startOfDay(at("2026-11-20T03:00:00Z"), "America/New_York"))).toBe("2026-11-19T05:00:00.000Z");
});

test("a week begins on Monday and bears its Thursday's year", () => {
  expect(iso(startOfWeek(at("2026-11-20T12:00:00Z"), "Europe/Copenhagen"))).toBe("2026-11-15T23:00:00.000Z");
  expect(weekOf(at("2026-11-20T12:00:00Z"), "Europe/Copenhagen")).toBe("2026-W47");
  expect(weekOf(at("2027-01-01T12:00:00Z"), "UTC")).toBe("2026-W53");
  expect(weekOf(at("2024-12-30T12:00:00Z"), "UTC")).toBe("2025-W01");
  // Already Monday in Tokyo, still Sunday in New York.
  expect(weekOf(at("2026-11-22T20:00:00Z"), "Asia/Tokyo")).toBe("2026-W48");
  expect(weekOf(at("2026-11-22T20:00:00Z"), "America/New_York")).toBe("2026-W47");
});

test("days and weeks hold the instant they are asked for, in every zone and at any time", () => {
  const zones = [
    "Europe/Rome",
    "America/New_York",
    "Asia/Kolkata",
    "Pacific/Auckland",
    "America/St_Johns",
    "Africa/Cairo",
    "Pacific/Apia",
  ];
  fc.assert(
    fc.property(
      fc.integer({ min: at("2015-01-01T00:00:00Z"), max: at("2040-01-01T00:00:00Z") }),
      fc.constantFrom(...zones),
      (ms, zone) => {
        const day = startOfDay(ms, zone);
        const week = startOfWeek(ms, zone);
        expect(ms - day).toBeGreaterThanOrEqual(0);
        expect(ms - day).toBeLessThan(25 * 3_600_000 + 1);
        expect(day).toBeGreaterThanOrEqual(week);
        expect(ms - week).toBeLessThan(7 * 86_400_000 + 3_600_001);
        expect(startOfDay(day, zone)).toBe(day);
        expect(weekOf(week, zone)).toBe(weekOf(ms, zone));
      },
    ),
    { numRuns: 500 },
  );
});
