import { createHash } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { MIGRATIONS_FOLDER } from "../migrate/migration-files.ts";
import { holdsDatabase } from "./data-directory.ts";
import { prepareBundle } from "./prepare-bundle.ts";
import { IMAGE_CACHE, prepareImage } from "./prepare-image.ts";
import { endChild, spawnEmbedded } from "./spawn-embedded.ts";

export interface EmbeddedOptions {
  /** The database's directory; a copy of the prepared image when it does not exist. */
  readonly dataDir: string;
  /** Alone in its directory, which others must not be able to enter. Default: beside the data, or in the system's
   * temporary directory where that path is too long for the operating system. At most 100 bytes. */
  readonly socketPath?: string;
  /** Default `<dataDir>.log`; appended to. */
  readonly logFile?: string;
  readonly migrationsFolder?: string;
  /** Where images are kept. Default `.cache/embedded` of the repository. */
  readonly cacheDir?: string;
  /** A client holding the backend in silence is thrown out after this. Default 10,000. */
  readonly idleInTransactionMs?: number;
  /** For tests: less memory, a faster first minute, slower afterwards. */
  readonly shortLived?: boolean;
  /** The number of the process it ends with. Default: this one. */
  readonly ownedBy?: number;
}

/** A running embedded database. */
export interface Embedded {
  readonly socketPath: string;
  /** `embedded:///…`, for `connect({ url })`. */
  readonly url: string;
  readonly pid: number;
  readonly bootMs: number;
  /** Resolves when the process has ended, for whatever reason; true when it was told to. */
  readonly ended: Promise<boolean>;
  /** Closes the database cleanly and ends its process. */
  readonly stop: () => Promise<void>;
  /** Kills the process without warning. What was committed is there at the next start. */
  readonly kill9: () => Promise<void>;
}

/** sun_path holds 104 bytes on macOS; the socket of the migrations is two letters longer. */
const LONGEST_SOCKET_PATH = 100;

const fits = (path: string): boolean => Buffer.byteLength(path) <= LONGEST_SOCKET_PATH;

const defaultSocketPath = (dataDir: string): string => {
  const beside = join(`${dataDir}.socket`, "db.sock");
  const name = createHash("sha256").update(dataDir).digest("hex").slice(0, 12);
  return fits(beside) ? beside : join(tmpdir(), `fairmile-${process.getuid?.() ?? ""}-${name}`, "db.sock");
};

/**
 * Starts an embedded database in a process of its own and waits until it answers, its schema up to date. The process ends
 * with this one. Throws a sentence when it cannot start, for instance because the data directory is in use.
 */
export const startEmbedded = async (options: EmbeddedOptions): Promise<Embedded> => {
  const dataDir = resolve(options.dataDir);
  const socketPath = resolve(options.socketPath ?? defaultSocketPath(dataDir));
  if (!fits(socketPath)) {
    throw new Error(`The socket's path is longer than ${LONGEST_SOCKET_PATH} bytes; name a shorter one: ${socketPath}`);
  }
  await mkdir(dirname(dataDir), { recursive: true });
  const migrationsFolder = options.migrationsFolder ?? MIGRATIONS_FOLDER;
  const image = holdsDatabase(dataDir) ? undefined : await prepareImage({ ...options, migrationsFolder });
  const { process: child, bootMs } = await spawnEmbedded({
    ...options,
    dataDir,
    socketPath,
    logFile: options.logFile ?? `${dataDir}.log`,
    migrationsFolder,
    postgisBundle: await prepareBundle(options.cacheDir ?? IMAGE_CACHE),
    ...(image === undefined ? {} : { image }),
  });
  if (child.pid === undefined) throw new Error("The embedded database's process has no number.");
  let told = false;
  const ended = new Promise<boolean>((done) => {
    child.once("exit", () => done(told));
    if (child.exitCode !== null || child.signalCode !== null) done(told);
  });
  return {
    socketPath,
    url: `embedded://${socketPath.split("/").map(encodeURIComponent).join("/")}`,
    pid: child.pid,
    bootMs,
    ended,
    stop: () => {
      told = true;
      return endChild(child, "SIGTERM");
    },
    kill9: () => endChild(child, "SIGKILL"),
  };
};
