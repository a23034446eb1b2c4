import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { ROOT } from "./tree.ts";

/** Folder of map extracts and data sets that are too big, or not ours, to be part of the repository. */
export const sharedDir = (): string => resolve(ROOT, process.env["FAIRMILE_SHARED"] ?? "../shared");

/** Vitest's global set-up of `npm run test:real`: without the real data the tests do not run, and say so. */
export const setup = (): void => {
  const osm = join(sharedDir(), "data/osm");
  if (existsSync(osm)) return;
  throw new Error(
    `npm run test:real needs real map data, and ${osm} does not exist. ` +
      "Put OpenStreetMap extracts (*.osm.pbf) there, or set FAIRMILE_SHARED to the folder that has data/osm.",
  );
};
