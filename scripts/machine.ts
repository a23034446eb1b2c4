import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Oldest PostgreSQL the product supports (Debian 12's). */
const OLDEST_POSTGRES = 15;
const DEBIAN_POSTGRES = "/usr/lib/postgresql";
const CHROMIUM_NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const onPath = (name: string): string | undefined =>
  (process.env["PATH"] ?? "")
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(isProgram);

const ask = (program: string, flag: string): string => {
  const { status, stdout } = spawnSync(program, [flag], { encoding: "utf8" });
  return status === 0 ? stdout.trim() : "";
};

/** What PostgreSQL lacks on this machine for our tests, in one line; null where it lacks nothing. */
export const missingPostgres = (): string | null => {
  const bins = [
    process.env["FAIRMILE_PG_BIN"],
    ...(existsSync(DEBIAN_POSTGRES) ? readdirSync(DEBIAN_POSTGRES).map((v) => join(DEBIAN_POSTGRES, v, "bin")) : []),
    ask("pg_config", "--bindir"),
  ].filter((bin): bin is string => bin !== undefined && bin !== "" && isProgram(join(bin, "postgres")));
  const found = bins.map((bin) => ({
    bin,
    major: Number(/(\d+)/.exec(ask(join(bin, "postgres"), "--version"))?.[1] ?? 0),
  }));
  const fitting = found.filter(({ major }) => major >= OLDEST_POSTGRES);
  if (fitting.length === 0)
    return `PostgreSQL ${OLDEST_POSTGRES} or newer (found ${found.map((f) => f.major).join(", ") || "none"})`;
  const withPostgis = fitting.some(({ bin, major }) =>
    [
      `/usr/share/postgresql/${major}`,
      join(bin, "../share"),
      join(bin, "../share/postgresql"),
      ask("pg_config", "--sharedir"),
    ]
      .map((share) => join(share, "extension/postgis.control"))
      .some((control) => existsSync(control)),
  );
  return withPostgis ? null : `PostGIS for PostgreSQL ${fitting.map((f) => f.major).join(" or ")}`;
};

/** Path of the Chromium that the browser tests drive: FAIRMILE_CHROMIUM, else the machine's own; null where there is none. */
export const findChromium = (): string | null => {
  const asked = process.env["FAIRMILE_CHROMIUM"];
  if (asked !== undefined && asked !== "") return isProgram(asked) ? asked : null;
  return CHROMIUM_NAMES.map(onPath).find((path) => path !== undefined) ?? null;
};

/** Everything `npm test` needs and this machine lacks, a line each, with how to get it. Empty where nothing is missing. */
export const missingPrograms = (): readonly string[] => {
  const postgres = missingPostgres();
  return [
    ...(postgres === null
      ? []
      : [
          `${postgres}. Debian: apt-get install postgresql-15-postgis-3. Elsewhere set FAIRMILE_PG_BIN to its bin folder.`,
        ]),
    ...(findChromium() === null
      ? ["Chromium. Debian: apt-get install chromium. Elsewhere set FAIRMILE_CHROMIUM to the browser's path."]
      : []),
  ];
};
