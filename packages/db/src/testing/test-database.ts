import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect, type Database } from "../client/connect.ts";
import { startEmbedded } from "../embedded/start-embedded.ts";
import { borrowDatabase, type LentDatabase, POOL_VARIABLE } from "./database-pool.ts";
import { copyTemplate, dropCopy } from "./template-database.ts";

/** A migrated database that nobody else uses. */
export interface TestDatabase {
  readonly database: Database;
  /** For further connections of the same suite. */
  readonly url: string;
  /** Closes the connection and removes the database. */
  readonly close: () => Promise<void>;
}

export interface TestDatabaseOptions {
  /** Other migrations than the repository's; embedded databases only. */
  readonly migrationsFolder?: string;
  /** Connections at most. Default 10. */
  readonly max?: number;
}

/** How the global set-up tells the test processes where its cluster is. */
export const POSTGRES_VARIABLE = "FAIRMILE_TEST_POSTGRES_URL";

let copies = 0;

/** A database of the run's pool, or of a process of its own where there is no pool. */
const embeddedDatabase = async (migrationsFolder: string | undefined): Promise<LentDatabase> => {
  const pool = process.env[POOL_VARIABLE];
  if (pool !== undefined && migrationsFolder === undefined) return borrowDatabase(pool);
  const dir = await mkdtemp(join(tmpdir(), "fairmile-test-"));
  const embedded = await startEmbedded({
    dataDir: join(dir, "data"),
    shortLived: true,
    ...(migrationsFolder === undefined ? {} : { migrationsFolder }),
  });
  return {
    url: embedded.url,
    giveBack: async () => {
      // Nobody will read the files again: no clean shutdown needed.
      await embedded.kill9();
      await rm(dir, { recursive: true, force: true });
    },
  };
};

/** A fresh embedded database for a `.test.ts` suite: made in `beforeAll`, closed in `afterAll`. */
export const testDatabase = async ({ migrationsFolder, max }: TestDatabaseOptions = {}): Promise<TestDatabase> => {
  const { url, giveBack } = await embeddedDatabase(migrationsFolder);
  const database = connect({ url, ...(max === undefined ? {} : { max }) });
  return {
    database,
    url,
    close: async () => {
      await database.close();
      await giveBack();
    },
  };
};

/** A fresh database of the run's PostgreSQL cluster, for `.pg.test.ts` suites, which the global set-up started. */
export const postgresTestDatabase = async ({ max }: Pick<TestDatabaseOptions, "max"> = {}): Promise<TestDatabase> => {
  const adminUrl = process.env[POSTGRES_VARIABLE];
  if (adminUrl === undefined)
    throw new Error("No PostgreSQL was started: this suite needs the global set-up postgres-global.ts.");
  copies += 1;
  const name = `t_${process.pid}_${process.env["VITEST_WORKER_ID"] ?? "0"}_${copies}`;
  const url = await copyTemplate(adminUrl, name);
  const database = connect({ url, ...(max === undefined ? {} : { max }) });
  return {
    database,
    url,
    close: async () => {
      await database.close();
      await dropCopy(adminUrl, name);
    },
  };
};
