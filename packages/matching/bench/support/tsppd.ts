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

const isCost = (value: unknown): boolean =>
  Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) < 2 ** 31;

/** What is wrong with an instance, in a few words that name the row; null where nothing is. */
const fault = ({ name, nodes, precedence, edges }: Partial<Instance>): string | null => {
  if (typeof name !== "string" || !Array.isArray(nodes) || !Array.isArray(edges) || typeof precedence !== "object")
    return "name, nodes, precedence and edges are wanted";
  if (new Set(nodes).size !== nodes.length) return "nodes: a node is named twice";
  if (edges.length !== nodes.length) return `edges: ${edges.length} rows for ${nodes.length} nodes`;
  const end = nodes.indexOf("-0");
  if (!nodes.includes("+0") || end < 0) return "nodes: +0 and -0 are wanted";
  for (const [from, row] of edges.entries()) {
    if (!Array.isArray(row) || row.length !== nodes.length) return `edges[${from}]: not a row of ${nodes.length}`;
    const bad = row.findIndex((cost) => !isCost(cost));
    if (bad >= 0) return `edges[${from}][${bad}]: not a whole number from 0`;
    if (row[end] !== 0) return `edges[${from}][${end}]: the end is open, -0 costs nothing to reach`;
  }
  for (const [pickup, dropoff] of Object.entries(precedence))
    if (!nodes.includes(pickup) || !nodes.includes(dropoff)) return `precedence.${pickup}: unknown node`;
  return Object.keys(precedence).length * 2 === nodes.length ? null : "precedence: a node is in no pair";
};

/**
 * A Grubhub TSPPD instance as a route problem: from `+0`, every pickup before its drop-off, open end (`-0` is free to
 * reach from anywhere). A cost is a millisecond of travel; nothing is served, nothing is late. Throws, naming the row,
 * where the file is no such instance.
 */
export const readTsppd = (path: string): { readonly name: string; readonly input: RouteInput } => {
  const instance = JSON.parse(readFileSync(path, "utf8")) as Instance;
  const wrong = fault(instance);
  if (wrong) throw new Error(wrong);
  const { name, nodes, precedence, edges } = instance;
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
