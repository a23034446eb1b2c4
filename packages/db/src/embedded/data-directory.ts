import { existsSync } from "node:fs";
import { cp, mkdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Does a database live in this directory? */
export const holdsDatabase = (dataDir: string): boolean => existsSync(join(dataDir, "PG_VERSION"));

/**
 * Copies a database directory to a place where none is, completely or not at all. When another process was faster, its
 * copy stays.
 */
export const copyDatabase = async (from: string, to: string): Promise<void> => {
  const partial = `${to}.${process.pid}.partial`;
  await mkdir(dirname(to), { recursive: true });
  await rm(partial, { recursive: true, force: true });
  await cp(from, partial, { recursive: true });
  await placeDatabase(partial, to);
};

/** Renames a finished database directory into place; a loser of the race removes its own. */
export const placeDatabase = async (from: string, to: string): Promise<void> => {
  try {
    // An empty directory in the way is replaced, one with content is not.
    await rename(from, to);
  } catch (error) {
    await rm(from, { recursive: true, force: true });
    if (!holdsDatabase(to)) throw error;
  }
};
