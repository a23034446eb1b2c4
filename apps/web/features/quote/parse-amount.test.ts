import { expect, test } from "vitest";
import { parseAmount } from "./parse-amount.ts";

test.each([
  ["", "EUR", 0],
  ["2", "EUR", 200],
  ["€2.00", "EUR", 200],
  ["2,5", "EUR", 250],
  [" 0.05 ", "EUR", 5],
  ["150", "JPY", 150],
  ["1.250", "KWD", 1250],
] as const)("%j in %s is %d minor units", (typed, currency, amount) => {
  expect(parseAmount(typed, currency)).toBe(amount);
});

test.each([
  ["two", "EUR"],
  ["-2", "EUR"],
  ["1.234", "EUR"],
  ["1.5", "JPY"],
  ["1.2.3", "EUR"],
] as const)("%j in %s is no amount", (typed, currency) => {
  expect(parseAmount(typed, currency)).toBeNull();
});
