import { execFileSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";

/** An installed PostgreSQL: where its programs lie, and its major version. */
export interface PostgresBinaries {
  readonly dir: string;
  readonly major: number;
}

const OLDEST = 15;
const HOW_TO_INSTALL =
  "On Debian or Ubuntu: apt-get install postgresql-15-postgis-3 (or the number of your release's PostgreSQL). " +
  "Elsewhere name the directory of its programs in FAIRMILE_PG_BIN.";

const subdirectories = (parent: string, tail: string): readonly string[] =>
  existsSync(parent) ? readdirSync(parent).map((name) => join(parent, name, tail)) : [];

const candidates = (): readonly string[] => {
  const named = process.env["FAIRMILE_PG_BIN"];
  if (named !== undefined && named !== "") return [named];
  return [
    ...subdirectories("/usr/lib/postgresql", "bin"),
    ...subdirectories("/opt/homebrew/opt", "bin").filter((path) => path.includes("postgresql")),
    ...(process.env["PATH"] ?? "").split(delimiter),
  ];
};

const ask = (dir: string, program: string, argument: string): string =>
  execFileSync(join(dir, program), [argument], { encoding: "utf8" }).trim();

const hasAll = (dir: string): boolean =>
  ["initdb", "postgres", "pg_config"].every((program) => existsSync(join(dir, program)));

const majorOf = (dir: string): number => Number(/(\d+)/.exec(ask(dir, "postgres", "--version"))?.[1] ?? 0);

const hasPostgis = (dir: string): boolean =>
  existsSync(join(ask(dir, "pg_config", "--sharedir"), "extension", "postgis.control"));

/**
 * Finds the newest PostgreSQL of at least version 15 that has PostGIS: in FAIRMILE_PG_BIN when set, else in the usual
 * places and on the PATH. Throws a sentence that names what is missing and how to install it.
 */
export const findPostgres = (): PostgresBinaries => {
  const installed = candidates()
    .filter(hasAll)
    .map((dir) => ({ dir, major: majorOf(dir) }));
  const recent = installed.filter(({ major }) => major >= OLDEST).toSorted((a, b) => b.major - a.major);
  if (recent.length === 0) {
    const old =
      installed.length === 0 ? "" : ` (found only version ${Math.max(...installed.map(({ major }) => major))})`;
    throw new Error(`PostgreSQL ${OLDEST} or newer is not installed${old}. ${HOW_TO_INSTALL}`);
  }
  const found = recent.find(({ dir }) => hasPostgis(dir));
  if (found === undefined)
    throw new Error(`PostgreSQL is installed, but its PostGIS extension is not. ${HOW_TO_INSTALL}`);
  return found;
};
