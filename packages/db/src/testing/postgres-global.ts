import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { liveOwner, processIdentity } from "../embedded/process-lock.ts";
import { startPostgres } from "./start-postgres.ts";
import { createTemplate } from "./template-database.ts";
import { POSTGRES_VARIABLE } from "./test-database.ts";

const PREFIX = "fairmile-pg-";
const OWNER = "owner.pid";

/** A run that was killed could not stop its cluster: stop and remove those whose owner is dead. */
const sweep = async (): Promise<void> => {
  for (const name of await readdir(tmpdir())) {
    const dir = join(tmpdir(), name);
    if (!name.startsWith(PREFIX) || !existsSync(join(dir, OWNER)) || (await liveOwner(join(dir, OWNER))) !== undefined)
      continue;
    const pid = Number((await readFile(join(dir, "data", "postmaster.pid"), "utf8").catch(() => "")).split("\n")[0]);
    try {
      if (pid > 0) process.kill(pid, "SIGQUIT");
    } catch {
      // It is gone already.
    }
    await rm(dir, { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined);
  }
};

/**
 * Vitest's global set-up for `.pg.test.ts`: one throwaway PostgreSQL for the run, with a template database that each suite
 * copies. FAIRMILE_TEST_FSYNC=off makes it quicker. Throws a sentence, and so fails the run, where PostgreSQL is missing.
 */
export default async (): Promise<() => Promise<void>> => {
  // Several projects of one run name this set-up; they share the cluster, and the first ends it after all of them.
  if (process.env[POSTGRES_VARIABLE] !== undefined) return async () => undefined;
  await sweep();
  const dir = await mkdtemp(join(tmpdir(), PREFIX));
  await writeFile(join(dir, OWNER), await processIdentity());
  const postgres = await startPostgres({ dir, fsync: process.env["FAIRMILE_TEST_FSYNC"] !== "off" });
  const remove = async (): Promise<void> => {
    delete process.env[POSTGRES_VARIABLE];
    await postgres.stop();
    await rm(dir, { recursive: true, force: true });
  };
  try {
    await createTemplate(postgres);
  } catch (error) {
    await remove();
    throw error;
  }
  process.env[POSTGRES_VARIABLE] = postgres.url();
  return remove;
};
