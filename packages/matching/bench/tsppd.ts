import { readdirSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { planRoute } from "../src/index.ts";
import { readTsppd } from "./support/tsppd.ts";

/** `npm run -s bench:tsppd -- --in DIR`: every instance of the folder by `planRoute`, one JSON line each. */
const RUNS = 3;
const WARM_UP_MS = 1_500;

const refuse = (line: string): never => {
  console.error(line.replaceAll(/\s+/g, " "));
  process.exit(2);
};
const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const folderFromArgs = (): string => {
  try {
    const folder = parseArgs({ options: { in: { type: "string" } } }).values.in;
    return folder ?? refuse("usage: npm run -s bench:tsppd -- --in DIR");
  } catch (error) {
    return refuse(reasonOf(error));
  }
};

const filesOf = (folder: string): string[] => {
  try {
    return readdirSync(folder)
      .filter((file) => file.endsWith(".json"))
      .sort();
  } catch (error) {
    return refuse(`${folder}: cannot be read: ${reasonOf(error)}`);
  }
};

const read = (path: string): ReturnType<typeof readTsppd> => {
  try {
    return readTsppd(path);
  } catch (error) {
    return refuse(`${path}: ${reasonOf(error)}`);
  }
};

const folder = folderFromArgs();
const problems = filesOf(folder).map((file) => read(join(folder, file)));
if (problems.length === 0) refuse(`${folder}: there is no *.json in it`);

// The code is compiled on the small ones before anything is timed.
const small = problems.filter(({ input }) => input.deliveries.length <= 8);
const warmUntil = performance.now() + WARM_UP_MS;
while (small.length > 0 && performance.now() < warmUntil) for (const { input } of small) planRoute(input);

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
