import { open, readFile, rm } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

const POLL_MS = 50;

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
};

/** On Linux a process number alone may belong to somebody else by now: look what runs under it. */
const isOurs = async (pid: number): Promise<boolean> => {
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => undefined);
  return command === undefined || command.includes("node") || command.includes("vitest");
};

/** The live process that holds the lock file, or undefined when nobody does. */
export const lockHolder = async (path: string): Promise<number | undefined> => {
  const pid = Number(await readFile(path, "utf8").catch(() => ""));
  return pid > 0 && pid !== process.pid && isAlive(pid) && (await isOurs(pid)) ? pid : undefined;
};

const tryLock = async (path: string): Promise<boolean> => {
  try {
    const file = await open(path, "wx", 0o600);
    await file.writeFile(String(process.pid));
    await file.close();
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
};

/**
 * Takes a lock file that a dead process may have left behind. Answers with the release, or with the number of the live
 * process that holds it.
 */
export const takeLock = async (path: string): Promise<(() => Promise<void>) | number> => {
  for (;;) {
    if (await tryLock(path)) return () => rm(path, { force: true });
    const holder = await lockHolder(path);
    if (holder !== undefined) return holder;
    await rm(path, { force: true });
  }
};

/** Runs `body` while holding the lock file, waiting for whoever holds it first. */
export const withLock = async <T>(path: string, body: () => Promise<T>): Promise<T> => {
  for (;;) {
    const release = await takeLock(path);
    if (typeof release === "number") {
      await sleep(POLL_MS);
      continue;
    }
    try {
      return await body();
    } finally {
      await release();
    }
  }
};
