import { lstat, mkdir, rm, rmdir } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { dirname } from "node:path";
import { openPool } from "../client/open-pool.ts";
import { migrate } from "../migrate/migrate.ts";
import { Bridge } from "./bridge.ts";
import { copyDatabase, holdsDatabase } from "./data-directory.ts";
import { housekeep } from "./housekeeping.ts";
import { openEngine } from "./open-engine.ts";
import { takeLock } from "./process-lock.ts";

export interface EmbeddedProcessOptions {
  /** Absolute; made when missing. */
  readonly dataDir: string;
  /** Absolute; its directory is made with mode 0700, which is all the access control there is. */
  readonly socketPath: string;
  /** A database directory to start from when `dataDir` holds none. */
  readonly image?: string;
  /** PostGIS's files, when not those of its package. */
  readonly postgisBundle?: string;
  /** Migrations to apply before the first client is let in. */
  readonly migrationsFolder?: string;
  readonly appliedAtMs: number;
  readonly idleInTransactionMs: number;
  readonly log: (event: string, fields?: object) => void;
  readonly onBroken: (error: unknown) => void;
}

const HOUSEKEEPING_MS = 15_000;
const CHECKPOINT_BYTES = 64 * 1024 * 1024;

const listenOn = (bridge: Bridge, path: string): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer((socket) => bridge.accept(socket));
    server.once("error", reject);
    server.listen(path, () => {
      server.off("error", reject);
      resolve(server);
    });
  });

const migrateThrough = async (
  bridge: Bridge,
  path: string,
  folder: string,
  appliedAtMs: number,
): Promise<readonly string[]> => {
  const server = await listenOn(bridge, path);
  const pool = openPool({ socketPath: path, max: 1, applicationName: "migrations" });
  try {
    return await migrate(pool, { folder, appliedAtMs });
  } finally {
    await pool.close();
    server.close();
  }
};

/** The socket's directory keeps others out; an existing one that does not is refused rather than changed. */
const privateDirectory = async (path: string): Promise<void> => {
  await mkdir(dirname(path), { recursive: true });
  await mkdir(path, { mode: 0o700 }).catch(() => undefined);
  const { uid, mode } = await lstat(path);
  if (uid !== (process.getuid?.() ?? uid) || (mode & 0o077) !== 0) {
    throw new Error(`Others may enter ${path}, and so the database: name a socket in a directory of its own.`);
  }
};

/**
 * Runs the embedded database in this process: opens the data directory, brings its schema up to date, then answers
 * clients on the socket until `stop` is called. Throws a sentence when another process has the data directory.
 */
export const runEmbedded = async (options: EmbeddedProcessOptions): Promise<{ readonly stop: () => Promise<void> }> => {
  const { dataDir, socketPath, log } = options;
  await mkdir(dirname(dataDir), { recursive: true });
  const release = await takeLock(`${dataDir}.lock`);
  if (typeof release === "number") throw new Error(`The data directory ${dataDir} is in use by process ${release}.`);
  try {
    if (!holdsDatabase(dataDir) && options.image !== undefined) await copyDatabase(options.image, dataDir);
    const engine = await openEngine(dataDir, options.postgisBundle);
    const bridge = await Bridge.create({
      engine,
      idleInTransactionMs: options.idleInTransactionMs,
      onBroken: options.onBroken,
    });
    await privateDirectory(dirname(socketPath));
    await rm(socketPath, { force: true });
    if (options.migrationsFolder !== undefined) {
      const applied = await migrateThrough(bridge, `${socketPath}.m`, options.migrationsFolder, options.appliedAtMs);
      if (applied.length > 0) log("migrated", { applied });
    }
    const server = await listenOn(bridge, socketPath);
    const stopHousekeeping = housekeep(bridge, { everyMs: HOUSEKEEPING_MS, checkpointBytes: CHECKPOINT_BYTES, log });
    return {
      stop: async () => {
        stopHousekeeping();
        server.close();
        await bridge.close();
        await engine.close();
        await release();
        // Goes when it is empty, as one of our own making is.
        await rmdir(dirname(socketPath)).catch(() => undefined);
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
};
