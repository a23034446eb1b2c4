import { readFileSync } from "node:fs";
import { durationMs, type DeliveryId } from "@fairmile/contracts";
import type { RouteDelivery, RouteInput } from "../../src/index.ts";
import { TEST_POLICY } from "../../src/testing/test-policy.ts";

interface Instance {
  readonly name: string;
  readonly nodes: readonly string[];
  readonly precedence: Readonly<Record<string, string>>;
  readonly edges: readonly (readonly number[])[];
}

/**
 * A Grubhub TSPPD instance as a route problem: from `+0`, every pickup before its drop-off, open end (`-0` is free to
 * reach from anywhere). A cost is a millisecond of travel; nothing is served, nothing is late.
 */
export const readTsppd = (path: string): { readonly name: string; readonly input: RouteInput } => {
  const { name, nodes, precedence, edges } = JSON.parse(readFileSync(path, "utf8")) as Instance;
  const indexOf = (node: string): number => nodes.indexOf(node);
  const deliveries = Object.entries(precedence)
    .filter(([pickup]) => pickup !== "+0")
    .map(([pickup, dropoff]): RouteDelivery => ({
      deliveryId: `dlv_${pickup}` as DeliveryId,
      pickupIndex: indexOf(pickup),
      dropoffIndex: indexOf(dropoff),
      pickupReadyAtMs: null,
      pickupDeadlineAtMs: null,
      dropoffReadyAtMs: null,
      dropoffDeadlineAtMs: null,
      dropoffLatestAtMs: null,
      maxRideMs: null,
      units: 1,
      weightGrams: 1,
    }));
  const flat = Int32Array.from(edges.flat());
  return {
    name,
    input: {
      deliveries,
      travel: { n: nodes.length, durationsMs: flat, distancesMeters: flat },
      policy: {
        ...TEST_POLICY,
        service: { ...TEST_POLICY.service, pickupMs: durationMs(0), dropoffMs: durationMs(0) },
      },
      startMs: 0,
      startIndex: indexOf("+0"),
      capacity: { units: deliveries.length, weightGrams: deliveries.length },
    },
  };
};
