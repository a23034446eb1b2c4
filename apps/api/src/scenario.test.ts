import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { testDatabase, type TestDatabase } from "@fairmile/db";
import { generateTown } from "@fairmile/osm";
import { afterAll, beforeAll, test } from "vitest";
import { expectMainJob } from "./testing/scenario/expect-main-job.ts";
import { runScenario } from "./testing/scenario/run-scenario.ts";
import { showReport } from "./testing/scenario/show-report.ts";

const DELIVERIES = 50;
let opened: TestDatabase;
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "fairmile-scenario-"));
  await writeFile(join(folder, "town.osm.pbf"), generateTown({ seed: "scenario" }));
  opened = await testDatabase();
});
afterAll(async () => {
  await opened.close();
  await rm(folder, { recursive: true, force: true });
});

test(
  "the main job in an invented town: fifty orders, claimed, bid for, driven, proven, paid and replayed",
  { timeout: 900_000 },
  async () => {
    const report = await runScenario({
      database: opened.database,
      databaseUrl: opened.url,
      map: { file: join(folder, "town.osm.pbf"), name: "Port Arden", currency: "EUR", timezone: "Europe/Dublin" },
      fastest: 80,
      deliveries: DELIVERIES,
      burstsOfTwo: 7,
    });
    process.stdout.write(showReport(report));
    expectMainJob(report, DELIVERIES);
  },
);
