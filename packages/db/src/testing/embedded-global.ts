import { mkdtemp, readdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { liveOwner, processIdentity } from "../embedded/process-lock.ts";
import { drainPool, POOL_VARIABLE } from "./database-pool.ts";

const PREFIX = "fairmile-pool-";

/** Runs that were killed left their files; their databases ended by themselves. */
const sweep = async (): Promise<void> => {
  for (const name of (await readdir(tmpdir())).filter((entry) => entry.startsWith(PREFIX))) {
    const pool = join(tmpdir(), name);
    if ((await liveOwner(join(pool, "owner.pid"))) === undefined) await drainPool(pool).catch(() => undefined);
  }
};

/**
 * Vitest's global set-up for suites on the embedded database: they share a pool of its processes, which starts empty and
 * grows as suites ask. Without this set-up each suite starts a process of its own, which takes some twenty times longer.
 */
export default async (): Promise<() => Promise<void>> => {
  if (process.env[POOL_VARIABLE] !== undefined) return async () => undefined;
  await sweep();
  const pool = await mkdtemp(join(tmpdir(), PREFIX));
  await writeFile(join(pool, "owner.pid"), await processIdentity());
  process.env[POOL_VARIABLE] = pool;
  return async () => {
    delete process.env[POOL_VARIABLE];
    await drainPool(pool);
  };
};
