import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readTsppd } from "../../bench/support/tsppd.ts";
import { planRoute } from "./plan-route.ts";

const FOLDER = join(process.env["FAIRMILE_SHARED"] ?? join(import.meta.dirname, "../../../../../shared"), "data/tsppd");

/** Name, pairs and proven cost of every instance, as `optima.csv` has them. */
const optima = readFileSync(join(FOLDER, "optima.csv"), "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => line.split(","))
  .map(([name = "", pairs = "", cost = ""]) => ({ name, pairs: Number(pairs), cost: Number(cost) }));

test("there is an optimum for every instance of the folder", () => {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith(".json"));
  expect(files.sort()).toEqual(optima.map(({ name }) => `${name}.json`).sort());
});

test.each(optima.filter(({ pairs }) => pairs <= 12))("$name is solved to its optimum, and proved", ({ name, cost }) => {
  expect(planRoute(readTsppd(join(FOLDER, `${name}.json`)).input)).toMatchObject({ durationMs: cost, isProven: true });
});

test("larger ones are at their optima or within 3 %, .2 % on average, and never called proved where they are not", () => {
  const gaps = optima
    .filter(({ pairs }) => pairs > 12)
    .map(({ name, cost }) => {
      const planned = planRoute(readTsppd(join(FOLDER, `${name}.json`)).input);
      if (!planned.ok) throw new Error(`${name}: ${planned.code}`);
      const gap = planned.durationMs / cost - 1;
      expect(gap).toBeGreaterThanOrEqual(0);
      if (planned.isProven) expect(gap).toBe(0);
      return gap;
    });
  expect(Math.max(...gaps)).toBeLessThanOrEqual(0.03);
  expect(gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length).toBeLessThanOrEqual(0.002);
});
