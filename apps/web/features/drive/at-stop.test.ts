import { expect, test } from "vitest";
import { isAtStop } from "./at-stop.ts";

test("sixty metres, and what the receiver errs, up to forty", () => {
  const at = (distanceMeters: number, accuracyMeters: number | null, wasThere = false) =>
    isAtStop({ distanceMeters, accuracyMeters, wasThere });
  expect([at(60, null), at(61, null), at(75, 15), at(100, 2_000), at(101, 2_000)]).toEqual([
    true,
    false,
    true,
    true,
    false,
  ]);
  expect([at(85, null, true), at(91, null, true)]).toEqual([true, false]);
});
