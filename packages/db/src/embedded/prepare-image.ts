import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { MIGRATIONS_FOLDER } from "../migrate/migration-files.ts";
import { holdsDatabase, placeDatabase } from "./data-directory.ts";
import { imageHash } from "./image-hash.ts";
import { withLock } from "./process-lock.ts";
import { endChild, spawnEmbedded } from "./spawn-embedded.ts";

export interface ImageOptions {
  readonly migrationsFolder?: string;
  /** Where images are kept. Default `.cache/embedded` of the repository. */
  readonly cacheDir?: string;
}

const CACHE = resolve(import.meta.dirname, "../../../../.cache/embedded");

const build = async (image: string, migrationsFolder: string): Promise<void> => {
  const partial = `${image}.${process.pid}.partial`;
  const socketDir = await mkdtemp(join(tmpdir(), "fairmile-"));
  await rm(partial, { recursive: true, force: true });
  try {
    const child = await spawnEmbedded({
      dataDir: partial,
      socketPath: join(socketDir, "db.sock"),
      logFile: `${image}.log`,
      migrationsFolder,
      shortLived: true,
    });
    await endChild(child.process, "SIGTERM");
    await placeDatabase(partial, image);
  } finally {
    await rm(partial, { recursive: true, force: true });
    await rm(socketDir, { recursive: true, force: true });
  }
};

/**
 * Makes, once for a set of migrations, the database directory that every new embedded database starts as a copy of, and
 * returns its path. Several processes may call it at once: one works, the others wait for it.
 */
export const prepareImage = async (options: ImageOptions = {}): Promise<string> => {
  const folder = options.migrationsFolder ?? MIGRATIONS_FOLDER;
  const cache = options.cacheDir ?? CACHE;
  const image = join(cache, await imageHash(folder));
  if (holdsDatabase(image)) return image;
  await mkdir(cache, { recursive: true });
  return withLock(`${image}.lock`, async () => {
    if (!holdsDatabase(image)) await build(image, folder);
    return image;
  });
};
