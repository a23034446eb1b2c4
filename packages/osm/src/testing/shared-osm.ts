import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "../../../..");

/** Extracts of real places, kept outside the repository. */
export const SHARED_EXTRACTS = {
  manhattan: "nyc_lower_manhattan.osm.pbf",
  copenhagen: "copenhagen_amager.clean.osm.pbf",
  stateCollege: "state_college_pa_north.osm.pbf",
} as const;

/** Path of a real extract under FAIRMILE_SHARED (`../shared` unless told). Throws where it is absent. */
export const sharedOsm = (place: keyof typeof SHARED_EXTRACTS): string => {
  const path = join(resolve(ROOT, process.env["FAIRMILE_SHARED"] ?? "../shared"), "data/osm", SHARED_EXTRACTS[place]);
  if (!existsSync(path))
    throw new Error(`real map data is needed and absent: ${path}. Set FAIRMILE_SHARED to its folder.`);
  return path;
};
