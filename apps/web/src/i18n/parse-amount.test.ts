import { expect, test } from "vitest";
import { formatAmount } from "./format-money.ts";
import { parseAmount } from "./parse-amount.ts";

test("an amount is read with the decimals of its currency", () => {
  expect(["11.4", "11,40", " 11 ", "0.05", "11."].map((text) => parseAmount(text, "EUR"))).toEqual([
    1140, 1140, 1100, 5, 1100,
  ]);
  expect([parseAmount("1140", "JPY"), parseAmount("1.125", "KWD")]).toEqual([1140, 1125]);
});

test("what is no amount is refused, not guessed", () => {
  for (const text of ["", "-1", "1.234", "abc", "1e3", "1.2.3", "99999999"])
    expect(parseAmount(text, "EUR"), text).toBeNull();
  expect(parseAmount("11.4", "JPY")).toBeNull();
});

test("what is written can be read again", () => {
  for (const amount of [0, 5, 99, 1140, 99_999]) expect(parseAmount(formatAmount(amount, "EUR"), "EUR")).toBe(amount);
});
