import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { readMigrationFiles } from "../migrate/migration-files.ts";

/** Raised when the way an image is made changes. */
const RECIPE = 2;
const ENGINE_PACKAGES = ["@electric-sql/pglite", "@electric-sql/pglite-postgis"] as const;

const versionOf = async (name: string): Promise<string> => {
  const entry = fileURLToPath(import.meta.resolve(name));
  const manifest: unknown = JSON.parse(await readFile(join(dirname(entry), "../package.json"), "utf8"));
  if (typeof manifest === "object" && manifest !== null && "version" in manifest)
    return `${name}@${String(manifest.version)}`;
  throw new Error(`The package ${name} does not tell its version.`);
};

/** What an image depends on, in 16 hex digits: the engine's versions and every migration's name and text. */
export const imageHash = async (migrationsFolder: string): Promise<string> => {
  const versions = await Promise.all(ENGINE_PACKAGES.map(versionOf));
  const migrations = (await readMigrationFiles(migrationsFolder)).map(({ name, sha256 }) => `${name} ${sha256}`);
  return createHash("sha256")
    .update([`recipe ${RECIPE}`, ...versions, ...migrations].join("\n"))
    .digest("hex")
    .slice(0, 16);
};
