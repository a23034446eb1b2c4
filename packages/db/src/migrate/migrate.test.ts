import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { testDatabase } from "../testing/test-database.ts";
import { migrateOutcomes } from "./migrate-outcomes.ts";

migrateOutcomes("the embedded database", async () => {
  const empty = await mkdtemp(join(tmpdir(), "fairmile-migrations-"));
  const { database, url, close } = await testDatabase({ migrationsFolder: empty });
  await database.close();
  return {
    url,
    close: async () => {
      await close();
      await rm(empty, { recursive: true });
    },
  };
});
