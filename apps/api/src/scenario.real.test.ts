import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { postgresTestDatabase } from "@fairmile/db";
import { beforeAll, test } from "vitest";
import { expectMainJob } from "./testing/scenario/expect-main-job.ts";
import { runScenario } from "./testing/scenario/run-scenario.ts";
import { showReport } from "./testing/scenario/show-report.ts";

const ROOT = resolve(import.meta.dirname, "../../..");
const MAPS = join(resolve(ROOT, process.env["FAIRMILE_SHARED"] ?? "../shared"), "data/osm");
const DELIVERIES = 50;
const CITIES = [
  {
    file: join(MAPS, "nyc_lower_manhattan.osm.pbf"),
    name: "Lower Manhattan",
    currency: "USD",
    timezone: "America/New_York",
  },
  {
    file: join(MAPS, "copenhagen_amager.clean.osm.pbf"),
    name: "Amager",
    currency: "DKK",
    timezone: "Europe/Copenhagen",
  },
] as const;

beforeAll(() => {
  for (const { file } of CITIES) {
    if (existsSync(file)) continue;
    throw new Error(
      `This test needs the real map ${file}. Put it there, or set FAIRMILE_SHARED to the folder that has data/osm.`,
    );
  }
});

test.each(CITIES)(
  "the main job in $name: fifty orders from real shops to real doors, driven by road",
  { timeout: 1_500_000 },
  async (map) => {
    const opened = await postgresTestDatabase();
    try {
      const report = await runScenario({
        database: opened.database,
        databaseUrl: opened.url,
        map,
        fastest: 60,
        deliveries: DELIVERIES,
        burstsOfTwo: 7,
      });
      process.stdout.write(showReport(report));
      expectMainJob(report, DELIVERIES);
    } finally {
      await opened.close();
    }
  },
);
