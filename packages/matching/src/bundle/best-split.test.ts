import { VEHICLE_CLASSES } from "@fairmile/contracts";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { TEST_POLICY } from "../testing/test-policy.ts";
import { deliveryId, gridTravel } from "../testing/travel.ts";
import type { FormBatchesInput } from "./batch-types.ts";
import { bestSplit } from "./best-split.ts";
import { planAlone, planBundle, type Alone } from "./plan-bundle.ts";

const NOW_MS = 1_000_000_000;

const inputs = fc
  .array(fc.tuple(fc.nat(12), fc.nat(12)), { minLength: 2, maxLength: 5 })
  .map((doors): FormBatchesInput => ({
    nowMs: NOW_MS,
    policy: TEST_POLICY,
    travel: gridTravel([[6, 6], ...doors]),
    deliveries: doors.map((_, i) => ({
      deliveryId: deliveryId(i),
      pickupIndex: 0,
      dropoffIndex: i + 1,
      createdAtMs: NOW_MS,
      pickupReadyAtMs: NOW_MS,
      pickupDeadlineAtMs: null,
      dropoffReadyAtMs: null,
      dropoffDeadlineAtMs: NOW_MS + 1_200_000,
      load: { units: 1, weightGrams: 500, largest: "small" },
      vehicleClasses: VEHICLE_CLASSES,
    })),
  }));

/** Every way to share the members out into groups, the first one's group chosen first. */
const splits = (members: readonly Alone[]): Alone[][][] => {
  const [first, ...rest] = members;
  if (!first) return [[]];
  return Array.from({ length: 2 ** rest.length }, (_, mask) => {
    const company = rest.filter((_member, i) => Math.floor(mask / 2 ** i) % 2 === 1);
    return splits(rest.filter((member) => !company.includes(member))).map((others) => [[first, ...company], ...others]);
  }).flat();
};

test("the split saves as much time as the best of all splits, and holds everybody once", () => {
  fc.assert(
    fc.property(inputs, (input) => {
      const members = input.deliveries.flatMap((delivery) => {
        const planned = planAlone(input, delivery);
        return planned.ok ? [planned.alone] : [];
      });
      const savedMs = (group: readonly Alone[]): number =>
        group.length === 1 ? 0 : (planBundle(input, group)?.savedMs ?? Number.NEGATIVE_INFINITY);
      const best = Math.max(...splits(members).map((split) => split.reduce((sum, group) => sum + savedMs(group), 0)));
      const groups = bestSplit(members, (group) =>
        group.length === 1 ? (group[0]?.batch ?? null) : planBundle(input, group),
      );
      expect(groups.reduce((sum, group) => sum + group.batch.savedMs, 0)).toBe(best);
      expect(groups.flatMap((group) => group.batch.deliveryIds).sort()).toEqual(
        input.deliveries.map((d) => d.deliveryId).sort(),
      );
    }),
    { seed: 12, numRuns: 60 },
  );
});
