import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "../../../..");

/** Path of Lower Manhattan's extract under FAIRMILE_SHARED (`../shared` unless told). Throws where it is absent. */
export const lowerManhattan = (): string => {
  const shared = resolve(ROOT, process.env["FAIRMILE_SHARED"] ?? "../shared");
  const path = join(shared, "data/osm/nyc_lower_manhattan.osm.pbf");
  if (!existsSync(path))
    throw new Error(`real map data is needed and absent: ${path}. Set FAIRMILE_SHARED to its folder.`);
  return path;
};
