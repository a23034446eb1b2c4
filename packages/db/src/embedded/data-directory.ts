import { constants, copyFileSync, existsSync, mkdirSync, readdirSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Does a database live in this directory? */
export const holdsDatabase = (dataDir: string): boolean => existsSync(join(dataDir, "PG_VERSION"));

/** A tenth of the time of fs.cp, which looks at each of the 700 files five times. Blocks the thread. */
const copyTree = (from: string, to: string): void => {
  mkdirSync(to, { mode: 0o700 });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) copyTree(source, target);
    else copyFileSync(source, target, constants.COPYFILE_FICLONE);
  }
};

/**
 * Copies a database directory to a place where none is, completely or not at all. When another process was faster, its
 * copy stays.
 */
export const copyDatabase = async (from: string, to: string): Promise<void> => {
  const partial = `${to}.${process.pid}.partial`;
  await mkdir(dirname(to), { recursive: true });
  await rm(partial, { recursive: true, force: true });
  copyTree(from, partial);
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
