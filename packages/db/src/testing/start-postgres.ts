import { type ChildProcess, execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { closeSync, existsSync, openSync } from "node:fs";
import { chmod, chown, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { connect } from "../client/connect.ts";
import { findPostgres } from "./postgres-binaries.ts";

export interface PostgresOptions {
  /** Holds everything of the cluster: data, socket, log, password. Made, and initialised, when missing. */
  readonly dir: string;
  /** Loopback port; a free one by default. */
  readonly port?: number;
  /** Wait for the disk at every commit. Default true. */
  readonly fsync?: boolean;
  /** Further settings of postgresql.conf, as `{ shared_buffers: "256MB" }`. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** A PostgreSQL cluster that belongs to this process. */
export interface Postgres {
  readonly major: number;
  readonly port: number;
  /** The address of a database of the cluster (default `postgres`), with the superuser's password. */
  readonly url: (database?: string) => string;
  readonly pid: () => number | undefined;
  /** Starts it again after `kill9` or `stop`; recovery included. Does nothing when it runs. */
  readonly start: () => Promise<void>;
  /** Kills the server without warning, as a power cut would, and waits until it is gone. */
  readonly kill9: () => Promise<void>;
  /** Ends the server in order, disconnecting its clients. */
  readonly stop: () => Promise<void>;
}

const run = promisify(execFile);
const PATIENCE_MS = 60_000;

interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

/** PostgreSQL refuses to run as root: then it runs as the account that its package made. */
const accountOf = async (): Promise<Account> => {
  if (process.getuid?.() !== 0) return {};
  try {
    const [uid, gid] = await Promise.all([run("id", ["-u", "postgres"]), run("id", ["-g", "postgres"])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    throw new Error("PostgreSQL does not run as root, and this machine has no user called postgres to run it as.");
  }
};

const give = async (path: string, { uid, gid }: Account): Promise<void> => {
  if (uid !== undefined && gid !== undefined) await chown(path, uid, gid);
};

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("The system gave no port.");
  return address.port;
};

const initialise = async (bin: string, dir: string, account: Account): Promise<void> => {
  const password = join(dir, "password");
  for (const path of [dir, join(dir, "socket")]) {
    await mkdir(path, { recursive: true, mode: 0o700 });
    await chmod(path, 0o700);
    await give(path, account);
  }
  await writeFile(password, randomBytes(18).toString("base64url"), { mode: 0o600 });
  await give(password, account);
  try {
    await run("/bin/sh", ["-c", 'cd "$0"', dir], { ...account, cwd: "/" });
  } catch {
    throw new Error(
      `The user that PostgreSQL runs as cannot reach ${dir}: choose a directory whose parents everyone may enter.`,
    );
  }
  const locale = process.platform === "linux" ? "C.UTF-8" : "en_US.UTF-8";
  const how = [
    "-U",
    "postgres",
    "-A",
    "scram-sha-256",
    `--pwfile=${password}`,
    "-E",
    "UTF8",
    `--locale=${locale}`,
    "--no-sync",
  ];
  await run(join(bin, "initdb"), ["-D", join(dir, "data"), ...how], { ...account, cwd: dir });
};

const whenReady = async (url: string, child: ChildProcess, log: string): Promise<void> => {
  const deadline = performance.now() + PATIENCE_MS;
  const database = connect({ url, max: 1, applicationName: "start" });
  try {
    for (;;) {
      try {
        await database.sql`select 1`;
        return;
      } catch (error) {
        if (child.exitCode !== null || child.signalCode !== null) {
          throw new Error(
            `PostgreSQL ended at once: ${(await readFile(log, "utf8")).split("\n").slice(-4).join(" ")}`,
            { cause: error },
          );
        }
        if (performance.now() > deadline)
          throw new Error(`PostgreSQL did not answer in a minute (log: ${log}).`, { cause: error });
        await sleep(50);
      }
    }
  } finally {
    await database.close();
  }
};

/**
 * Starts a PostgreSQL cluster of its own on a loopback port and a unix socket, initialising `dir` when it is new. As root
 * it runs as the user `postgres`. Throws a sentence when PostgreSQL or PostGIS is not installed.
 */
export const startPostgres = async (options: PostgresOptions): Promise<Postgres> => {
  const dir = resolve(options.dir);
  const { dir: bin, major } = findPostgres();
  const account = await accountOf();
  if (!existsSync(join(dir, "data", "PG_VERSION"))) await initialise(bin, dir, account);
  const password = (await readFile(join(dir, "password"), "utf8")).trim();
  const port = options.port ?? (await freePort());
  const log = join(dir, "postgres.log");
  const url = (database = "postgres"): string => `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;
  const settings = {
    fsync: options.fsync === false ? "off" : "on",
    listen_addresses: "127.0.0.1",
    unix_socket_directories: join(dir, "socket"),
    port: String(port),
    max_connections: "200",
    ...options.settings,
  };
  let child: ChildProcess | undefined;

  const running = (): boolean => child !== undefined && child.exitCode === null && child.signalCode === null;
  const signal = async (name: NodeJS.Signals): Promise<void> => {
    if (child === undefined || !running()) return;
    const ended = once(child, "exit");
    child.kill(name);
    await ended;
  };
  const start = async (): Promise<void> => {
    if (running()) return;
    // The server's own children outlive a killed server by a moment, and hold its shared memory that long.
    for (let attempt = 0; ; attempt += 1) {
      const output = openSync(log, "a");
      const args = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
      child = spawn(join(bin, "postgres"), ["-D", join(dir, "data"), ...args], {
        ...account,
        cwd: dir,
        stdio: ["ignore", output, output],
      });
      closeSync(output);
      try {
        await whenReady(url(), child, log);
        return;
      } catch (error) {
        if (attempt === 20 || running()) throw error;
        await sleep(200);
      }
    }
  };

  await start();
  // Ends with this process, unless that is killed: then whoever finds the directory sweeps it up.
  const atExit = (): void => void child?.kill("SIGQUIT");
  process.once("exit", atExit);
  return {
    major,
    port,
    url,
    pid: () => (running() ? child?.pid : undefined),
    start,
    kill9: () => signal("SIGKILL"),
    stop: () => signal("SIGINT"),
  };
};

/** Removes a stopped cluster's directory. */
export const removePostgres = (dir: string): Promise<void> => rm(resolve(dir), { recursive: true, force: true });
