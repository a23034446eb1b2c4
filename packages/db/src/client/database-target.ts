import { isAbsolute, join } from "node:path";

/** Which server answers: a PostgreSQL, or the one-backend database this project runs in a process of its own. */
export type DatabaseKind = "postgres" | "embedded";

/** How strictly the server's certificate is checked, in libpq's words. */
export type SslMode = "disable" | "require" | "verify-full";

/** Where to connect and as whom. `path` is a unix socket's file; without it, `host` and `port` are used. */
export interface DatabaseTarget {
  readonly kind: DatabaseKind;
  readonly path?: string;
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  readonly ssl: SslMode;
}

const EMBEDDED: Omit<DatabaseTarget, "path"> = {
  kind: "embedded",
  host: "localhost",
  port: 5432,
  user: "postgres",
  password: "",
  database: "postgres",
  ssl: "disable",
};

const SSL_MODES: readonly string[] = ["disable", "require", "verify-full"] satisfies readonly SslMode[];
const isSslMode = (text: string): text is SslMode => SSL_MODES.includes(text);

/** The embedded database behind a unix socket. Throws when the path is not absolute: a later chdir would lose it. */
export const embeddedTarget = (socketPath: string): DatabaseTarget => {
  if (!isAbsolute(socketPath))
    throw new Error(`The embedded database's socket path must be absolute, not "${socketPath}".`);
  return { ...EMBEDDED, path: socketPath };
};

/**
 * Reads a database address: `postgres://user:password@host:port/name?sslmode=require`, the same with `?host=/directory`
 * for PostgreSQL's unix socket, or `embedded:///absolute/path.sock`. Throws a sentence on anything else; the sentence
 * never repeats the address, which may hold a password.
 */
export const parseDatabaseUrl = (address: string): DatabaseTarget => {
  if (!URL.canParse(address))
    throw new Error("The database address is not a URL: expected postgres://… or embedded:///…");
  const url = new URL(address);
  if (url.protocol === "embedded:") return embeddedTarget(decodeURIComponent(url.pathname));
  if (url.protocol !== "postgres:" && url.protocol !== "postgresql:") {
    throw new Error(`A database address starts with postgres:// or embedded://, not ${url.protocol}//`);
  }
  const ssl = url.searchParams.get("sslmode") ?? "disable";
  if (!isSslMode(ssl)) throw new Error(`sslmode is one of ${SSL_MODES.join(", ")}, not "${ssl}".`);
  const port = url.port === "" ? Number(url.searchParams.get("port") ?? 5432) : Number(url.port);
  const user = decodeURIComponent(url.username) || "postgres";
  const directory = url.searchParams.get("host");
  return {
    kind: "postgres",
    ...(directory === null ? {} : { path: join(directory, `.s.PGSQL.${port}`) }),
    host: url.hostname || "localhost",
    port,
    user,
    password: decodeURIComponent(url.password),
    database: decodeURIComponent(url.pathname.slice(1)) || user,
    ssl,
  };
};
