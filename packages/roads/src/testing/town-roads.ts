import { rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { buildRoadTiles } from "../tiles/build-road-tiles.ts";
import { writeTown, type TownFile } from "./town-file.ts";

export interface TownRoads extends TownFile {
  /** The tile set that was built of it. */
  readonly directory: string;
  readonly remove: () => void;
}

/** The town with its island and its tiles; about two seconds. */
export const buildTown = async (): Promise<TownRoads> => {
  const town = writeTown();
  const folder = dirname(town.file);
  const built = await buildRoadTiles({ file: town.file, directory: join(folder, "set") });
  if (!built.ok) throw new Error(`the town's tiles were not built: ${built.why}`);
  return { ...town, directory: built.directory, remove: () => rmSync(folder, { recursive: true, force: true }) };
};
