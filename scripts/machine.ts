import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { findPostgres } from "../packages/db/src/testing/postgres-binaries.ts";

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

/** What PostgreSQL lacks on this machine for our tests, in a sentence; null where it lacks nothing. */
const missingPostgres = (): string | null => {
  try {
    findPostgres();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

/** Path of the Chromium that the browser tests drive: FAIRMILE_CHROMIUM, else the machine's own; null where there is none. */
const findChromium = (): string | null => {
  const asked = process.env["FAIRMILE_CHROMIUM"];
  if (asked !== undefined && asked !== "") return isProgram(asked) ? asked : null;
  return CHROMIUM_NAMES.map(onPath).find((path) => path !== undefined) ?? null;
};

/** Everything `npm test` needs and this machine lacks, a line each, with how to get it. Empty where nothing is missing. */
export const missingPrograms = (): readonly string[] => {
  const postgres = missingPostgres();
  return [
    ...(postgres === null ? [] : [postgres]),
    ...(findChromium() === null
      ? ["Chromium is not installed. Debian: apt-get install chromium. Elsewhere name its path in FAIRMILE_CHROMIUM."]
      : []),
  ];
};
