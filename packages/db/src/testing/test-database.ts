import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect, type Database } from "../client/connect.ts";
import { startEmbedded } from "../embedded/start-embedded.ts";
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

/** A fresh embedded database in a process of its own, for `.test.ts` suites: one per suite, made in `beforeAll`. */
export const testDatabase = async ({ migrationsFolder, max }: TestDatabaseOptions = {}): Promise<TestDatabase> => {
  const dir = await mkdtemp(join(tmpdir(), "fairmile-test-"));
  const embedded = await startEmbedded({
    dataDir: join(dir, "data"),
    shortLived: true,
    ...(migrationsFolder === undefined ? {} : { migrationsFolder }),
  });
  const database = connect({ url: embedded.url, ...(max === undefined ? {} : { max }) });
  return {
    database,
    url: embedded.url,
    close: async () => {
      await database.close();
      // Nobody will read the files again: no clean shutdown needed.
      await embedded.kill9();
      await rm(dir, { recursive: true, force: true });
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
