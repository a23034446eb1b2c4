import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { openPool } from "../client/open-pool.ts";
import { MIGRATIONS_FOLDER } from "../migrate/migration-files.ts";
import { holdsDatabase, placeDatabase } from "./data-directory.ts";
import { imageHash } from "./image-hash.ts";
import { prepareBundle } from "./prepare-bundle.ts";
import { withLock } from "./process-lock.ts";
import { endChild, spawnEmbedded } from "./spawn-embedded.ts";

export interface ImageOptions {
  readonly migrationsFolder?: string;
  /** Where images are kept. Default `.cache/embedded` of the repository. */
  readonly cacheDir?: string;
}

/** Where images are kept unless told otherwise. */
export const IMAGE_CACHE = resolve(import.meta.dirname, "../../../../.cache/embedded");

/** Leaves out the two template databases: half of the files, and only CREATE DATABASE reads them. */
const slim = async (socketPath: string): Promise<void> => {
  const { sql, close } = openPool({ socketPath, max: 1 });
  try {
    for (const name of ["template0", "template1"]) {
      await sql.unsafe(`alter database ${name} is_template false`);
      await sql.unsafe(`drop database ${name}`);
    }
    await sql.unsafe("vacuum (analyze, freeze)");
  } finally {
    await close();
  }
};

const build = async (image: string, migrationsFolder: string): Promise<void> => {
  const partial = `${image}.${process.pid}.partial`;
  const socketDir = await mkdtemp(join(tmpdir(), "fairmile-"));
  const socketPath = join(socketDir, "db.sock");
  await rm(partial, { recursive: true, force: true });
  try {
    const child = await spawnEmbedded({
      dataDir: partial,
      socketPath,
      logFile: `${image}.log`,
      postgisBundle: await prepareBundle(dirname(image)),
      migrationsFolder,
      shortLived: true,
    });
    await slim(socketPath);
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
  const cache = options.cacheDir ?? IMAGE_CACHE;
  const image = join(cache, await imageHash(folder));
  if (holdsDatabase(image)) return image;
  await mkdir(cache, { recursive: true });
  return withLock(`${image}.lock`, async () => {
    if (!holdsDatabase(image)) await build(image, folder);
    return image;
  });
};
