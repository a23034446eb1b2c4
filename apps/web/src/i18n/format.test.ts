import { expect, test } from "vitest";
import { formatCount, formatDistance } from "./format-distance.ts";
import { currencySign, formatAddition, formatAmount, formatMoney, formatMoneyRounded } from "./format-money.ts";
import { formatClock, formatClockMs, formatDay, formatWindow, minutesOf } from "./format-time.ts";

test("money has the decimals of its currency", () => {
  expect(formatMoney(1140, "EUR")).toBe("€11.40");
  expect(formatMoney(1140, "JPY")).toBe("¥1140");
  expect(formatMoney(1140, "KWD")).toMatch(/1\.140$/);
  expect(formatMoney(-40, "USD")).toBe("\u2212$0.40");
  expect(formatAmount(1_820_450, "GBP")).toBe("18\u00a0204.50");
  expect(formatAddition(75, "EUR")).toBe("+\u00a00.75");
  expect(formatMoneyRounded(2750, "EUR")).toBe("€28");
});

test("a sign of letters stands off its figure", () => {
  expect(currencySign("DKK")).toBe("kr\u00a0");
});

test("times are the market's, not the device's", () => {
  const at = Date.UTC(2026, 10, 20, 23, 57, 5, 120);
  expect(formatClock(at, "Europe/Rome")).toBe("00:57");
  expect(formatClockMs(at, "America/New_York")).toBe("18:57:05.120");
  expect(formatDay(at, "Europe/Rome")).toBe("21 Nov");
  expect(formatWindow(at, at + 20 * 60_000, "UTC")).toBe("23:57\u201300:17");
});

test("lengths and spans are rounded the way a driver reads them", () => {
  expect([formatDistance(268), formatDistance(4812), formatDistance(996)]).toEqual([
    "270\u00a0m",
    "4.8\u00a0km",
    "1.0\u00a0km",
  ]);
  expect([minutesOf(0), minutesOf(25_000), minutesOf(270_000)]).toEqual([0, 1, 5]);
  expect(formatCount(18204)).toBe("18\u00a0204");
});
