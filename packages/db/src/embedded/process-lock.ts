import { open, readFile, rm } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

const POLL_MS = 50;

/** When a process started, in ticks since the machine did; undefined where the system does not tell (or it is gone). */
const startOf = async (pid: number): Promise<string | undefined> => {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => undefined);
  // The second field is the program's name in brackets and may hold spaces; the start is the 22nd.
  return stat?.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
};

/** Is there a process of this number? */
export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
};

/** This process in a form that another process, given the same number later, does not match. */
export const processIdentity = async (): Promise<string> => `${process.pid} ${(await startOf(process.pid)) ?? ""}`;

/** The number of the live process whose identity the file holds, or undefined when there is none. */
export const liveOwner = async (path: string): Promise<number | undefined> => {
  const [number = "", start = ""] = (await readFile(path, "utf8").catch(() => "")).split(" ");
  const pid = Number(number);
  if (!(pid > 0) || !isAlive(pid)) return undefined;
  return start === "" || start === (await startOf(pid)) ? pid : undefined;
};

const tryLock = async (path: string): Promise<boolean> => {
  const identity = await processIdentity();
  try {
    const file = await open(path, "wx", 0o600);
    await file.writeFile(identity);
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
    const owner = await liveOwner(path);
    if (owner !== undefined) return owner;
    // Its owner died, or has not written its name yet: look twice before taking it away.
    await sleep(POLL_MS);
    if ((await liveOwner(path)) === undefined) await rm(path, { force: true });
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
