import { readdirSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { planRoute } from "../src/index.ts";
import { readTsppd } from "./support/tsppd.ts";

/** `npm run -s bench:tsppd -- --in DIR`: every instance of the folder by `planRoute`, one JSON line each. */
const RUNS = 3;
const WARM_UP_MS = 1_500;

const { values } = parseArgs({ options: { in: { type: "string" } } });
if (values.in === undefined) {
  console.error("usage: npm run -s bench:tsppd -- --in DIR");
  process.exit(2);
}
const folder = values.in;
const problems = readdirSync(folder)
  .filter((file) => file.endsWith(".json"))
  .sort()
  .map((file) => readTsppd(join(folder, file)));

// The code is compiled on the small ones before anything is timed.
const warmUntil = performance.now() + WARM_UP_MS;
while (performance.now() < warmUntil)
  for (const { input } of problems) if (input.deliveries.length <= 8) planRoute(input);

for (const { name, input } of problems) {
  const took: number[] = [];
  let planned = planRoute(input);
  for (let run = 0; run < RUNS && (run === 0 || (took[0] ?? 0) < 200); run += 1) {
    const from = performance.now();
    planned = planRoute(input);
    took.push(performance.now() - from);
  }
  if (!planned.ok) {
    console.error(`${name}: ${planned.path}: ${planned.code}`);
    process.exitCode = 1;
    continue;
  }
  const ms = took.sort((a, b) => a - b)[Math.floor(took.length / 2)] ?? 0;
  console.log(
    JSON.stringify({ name, cost: planned.durationMs, optimal: planned.isProven, ms: Math.round(ms * 1_000) / 1_000 }),
  );
}
