import { expect, test } from "vitest";
import { payLineScale } from "./pay-line-scale.ts";

test("floor and posted price are the ends, and what is above stands outside", () => {
  const at = payLineScale(742, 1140);
  expect([at(742), at(1140), at(941), at(1141), at(100)]).toEqual([8, 112, 60, 126, 8]);
});

test("a floor at the posted price puts the ask at the posted price", () => {
  expect(payLineScale(500, 500)(500)).toBe(112);
});
