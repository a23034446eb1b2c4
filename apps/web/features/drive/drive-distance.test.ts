import { expect, test } from "vitest";
import { driveMeters, formatDriveDistance } from "./drive-distance.ts";

test("the steps grow with the distance", () => {
  expect([4, 11, 55, 189, 199, 212, 268, 974, 990, 1049, 4812].map(driveMeters)).toEqual([
    0, 20, 60, 180, 200, 200, 250, 950, 1000, 1000, 4800,
  ]);
  expect([formatDriveDistance(268), formatDriveDistance(990), formatDriveDistance(4812)]).toEqual([
    "250\u00a0m",
    "1.0\u00a0km",
    "4.8\u00a0km",
  ]);
});
