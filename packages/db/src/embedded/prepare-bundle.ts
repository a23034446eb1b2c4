import { existsSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { filterTar } from "./tar-filter.ts";

/** Raised when other files are kept. */
const RECIPE = 1;

/** Rasters, topology and the rest of PostGIS: compiled at every start when present, and never used here. */
const isNeeded = (path: string): boolean =>
  /\/(postgis-3\.so|postgis\.control|postgis--\d[\d.]*\.sql)$/.test(path) || path.includes("/proj/");

/**
 * Makes, once, a bundle of PostGIS without the parts that Fairmile does not use, and returns its path: the engine then
 * starts in about half the time and memory.
 */
export const prepareBundle = async (cacheDir: string): Promise<string> => {
  const packageDir = dirname(createRequire(import.meta.url).resolve("@electric-sql/pglite-postgis"));
  const manifest: { version?: unknown } = JSON.parse(await readFile(join(packageDir, "../package.json"), "utf8"));
  const bundle = join(cacheDir, `postgis-${String(manifest.version)}-${RECIPE}.tar.gz`);
  if (existsSync(bundle)) return bundle;
  const whole = await promisify(gunzip)(await readFile(join(packageDir, "postgis.tar.gz")));
  const partial = `${bundle}.${process.pid}.partial`;
  await mkdir(cacheDir, { recursive: true });
  // Level 0: it is read at every start, and the disk is faster than inflating.
  await writeFile(partial, await promisify(gzip)(filterTar(whole, isNeeded), { level: 0 }));
  await rename(partial, bundle);
  return bundle;
};
