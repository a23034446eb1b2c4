import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { postgresTestDatabase, type TestDatabase } from "@fairmile/db";
import { afterAll, beforeAll, test } from "vitest";
import { expectMainJob } from "./testing/scenario/expect-main-job.ts";
import { runScenario } from "./testing/scenario/run-scenario.ts";
import { showReport } from "./testing/scenario/show-report.ts";

const ROOT = resolve(import.meta.dirname, "../../..");
const MANHATTAN = join(
  resolve(ROOT, process.env["FAIRMILE_SHARED"] ?? "../shared"),
  "data/osm/nyc_lower_manhattan.osm.pbf",
);
const DELIVERIES = 50;

let opened: TestDatabase;
beforeAll(async () => {
  if (!existsSync(MANHATTAN)) {
    throw new Error(
      `This test needs the real map ${MANHATTAN}. Put it there, or set FAIRMILE_SHARED to the folder that has data/osm.`,
    );
  }
  opened = await postgresTestDatabase();
});
afterAll(() => opened?.close());

test(
  "the main job in lower Manhattan: fifty orders from real shops to real doors",
  { timeout: 1_500_000 },
  async () => {
    const report = await runScenario({
      database: opened.database,
      databaseUrl: opened.url,
      map: { file: MANHATTAN, name: "Lower Manhattan", currency: "USD", timezone: "America/New_York" },
      fastest: 60,
      deliveries: DELIVERIES,
      burstsOfTwo: 7,
    });
    process.stdout.write(showReport(report));
    expectMainJob(report, DELIVERIES);
  },
);
