import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { join, resolve } from "node:path";

/** One migration: its file's name, the text's SHA-256 in hex, and its statements in order. */
export interface MigrationFile {
  readonly name: string;
  readonly sha256: string;
  readonly statements: readonly string[];
}

/** The repository's own migrations, beside packages/. */
export const MIGRATIONS_FOLDER = resolve(import.meta.dirname, "../../../../drizzle");

const MIGRATION = /^\d{4}_[\w-]+\.sql$/;
const BREAKPOINT = "--> statement-breakpoint";

/** Reads the folder's `NNNN_name.sql` files in the order of their names. A folder that does not exist is an error. */
export const readMigrationFiles = async (folder: string): Promise<readonly MigrationFile[]> => {
  const names = (await readdir(folder)).filter((name) => MIGRATION.test(name)).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), "utf8");
      return {
        name,
        sha256: createHash("sha256").update(text).digest("hex"),
        statements: text
          .split(BREAKPOINT)
          .map((statement) => statement.trim())
          .filter((statement) => statement !== ""),
      };
    }),
  );
};
