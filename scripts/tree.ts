import { readdirSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** The root of the repository. */
export const ROOT = resolve(fileURLToPath(import.meta.url), "../..");

/** Folders that tools fill and nobody writes by hand. */
const MADE: ReadonlySet<string> = new Set([
  "node_modules",
  ".git",
  ".next",
  ".turbo",
  ".fairmile",
  ".cache",
  "coverage",
  "test-results",
  "playwright-report",
]);

/** Every hand-written file under `root`, as paths relative to it with `/`, sorted. */
export const filesUnder = (root: string): readonly string[] => {
  const found: string[] = [];
  const walk = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (MADE.has(entry.name)) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path);
      else if (entry.isFile()) found.push(relative(root, path).split(sep).join("/"));
    }
  };
  walk(root);
  return found.sort();
};
