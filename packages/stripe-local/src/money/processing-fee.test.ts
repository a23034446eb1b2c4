import { expect, test } from "vitest";
import { processingFeeCents } from "./processing-fee.ts";

// 1.4 % and 25: 50 → 0.7 → 1; 1,250 → 17.5 → 18; 1,249 → 17.486 → 17.
test.each([
  [50, 26],
  [1_249, 42],
  [1_250, 43],
  [10_000, 165],
  [99_999_999, 1_400_025],
])("the fee on %i is %i", (captured, fee) => {
  expect(processingFeeCents(captured)).toBe(fee);
});
