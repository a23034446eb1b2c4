import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { connect } from "../client/connect.ts";
import { isAlive, liveOwner, takeLock } from "../embedded/process-lock.ts";
import { startEmbedded } from "../embedded/start-embedded.ts";
import { type Baseline, resetDatabase, takeBaseline } from "./reset-database.ts";

/** Names the directory of the run's pool; set by the global set-up. */
export const POOL_VARIABLE = "FAIRMILE_TEST_POOL";

/** A database lent to one suite. */
export interface LentDatabase {
  readonly url: string;
  readonly giveBack: () => Promise<void>;
}

interface Slot {
  readonly url: string;
  readonly pid: number;
  readonly baseline: Baseline;
}

const readSlot = async (file: string): Promise<Slot | undefined> => {
  const text = await readFile(file, "utf8").catch(() => undefined);
  return text === undefined ? undefined : JSON.parse(text);
};

/** Kills a slot's process and waits until its files are free. */
const endProcess = async (pid: number): Promise<void> => {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    return;
  }
  while (isAlive(pid)) await sleep(5);
};

/** Makes the slot's database like new, if it still can be used. */
const renew = async ({ url, baseline }: Slot): Promise<boolean> => {
  const { sql, close } = connect({ url, max: 1 });
  try {
    return await resetDatabase(sql, baseline);
  } catch {
    return false;
  } finally {
    await close();
  }
};

const startSlot = async (dir: string, ownedBy: number): Promise<Slot> => {
  await rm(join(dir, "data"), { recursive: true, force: true });
  await mkdir(dir, { recursive: true });
  const { url, pid } = await startEmbedded({ dataDir: join(dir, "data"), shortLived: true, ownedBy });
  const { sql, close } = connect({ url, max: 1 });
  const slot = { url, pid, baseline: await takeBaseline(sql) };
  await close();
  await writeFile(join(dir, "slot.json"), JSON.stringify(slot));
  return slot;
};

/**
 * Borrows a database from the run's pool: one that no other suite holds, as new; started when there is none. A database
 * whose schema a suite has changed is thrown away.
 */
export const borrowDatabase = async (pool: string): Promise<LentDatabase> => {
  const ownedBy = await liveOwner(join(pool, "owner.pid"));
  if (ownedBy === undefined) throw new Error("The test run that this pool of databases belonged to is over.");
  for (let number = 0; ; number += 1) {
    const dir = join(pool, String(number));
    await mkdir(dir, { recursive: true });
    const release = await takeLock(join(dir, "lock"));
    if (typeof release === "number") continue;
    try {
      const used = await readSlot(join(dir, "slot.json"));
      if (used !== undefined && (await renew(used))) return { url: used.url, giveBack: release };
      if (used !== undefined) await endProcess(used.pid);
      return { url: (await startSlot(dir, ownedBy)).url, giveBack: release };
    } catch (error) {
      await release();
      throw error;
    }
  }
};

/** Ends every database of a pool and removes its files. */
export const drainPool = async (pool: string): Promise<void> => {
  for (const name of await readdir(pool)) {
    const slot = await readSlot(join(pool, name, "slot.json"));
    if (slot !== undefined) await endProcess(slot.pid);
  }
  await rm(pool, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
};
