import { defineConfig } from "vitest/config";
import LongFirst from "./scripts/long-first.ts";

const EVERYWHERE = ["{packages,apps}/*/{src,bench,test,app,features,design,scripts}/**", "scripts/**"];
const named = (suffix: string): string[] => EVERYWHERE.map((folder) => `${folder}/*.${suffix}.{ts,tsx}`);
const SPECIAL = [...named("pg.test"), ...named("real.test"), ...named("deep.test")];

/**
 * Four kinds of test, told apart by the file's name. Whatever the kind, a suite makes the database it needs for itself.
 *
 * - unit: pure code, property tests and the embedded database; the default
 * - postgres (`.pg.test.ts`): a real PostgreSQL, started once for the run
 * - real (`.real.test.ts`): the whole product on map data from outside the repository
 * - deep (`.deep.test.ts`): long searches for rare failures
 */
export default defineConfig({
  test: {
    environment: "node",
    // One more than the cores of a small machine: the long suites wait for clocks, databases and killed processes.
    maxWorkers: 3,
    sequence: { sequencer: LongFirst },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: named("test"),
          exclude: SPECIAL,
          globalSetup: ["packages/db/src/testing/embedded-global.ts"],
          setupFiles: ["scripts/fixed-seed.ts"],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "postgres",
          include: named("pg.test"),
          globalSetup: ["packages/db/src/testing/postgres-global.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: "real",
          include: named("real.test"),
          globalSetup: ["scripts/shared-data.ts", "packages/db/src/testing/postgres-global.ts"],
          fileParallelism: false,
          testTimeout: 1_800_000,
          hookTimeout: 300_000,
        },
      },
      {
        extends: true,
        test: {
          name: "deep",
          include: named("deep.test"),
          globalSetup: ["packages/db/src/testing/postgres-global.ts"],
          fileParallelism: false,
          testTimeout: 3_600_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
