import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** The folder of a tile set that holds the engine's tiles; what is known about them stands beside it. */
export const TILES = "tiles";

/** Beside the tiles: the digest of each. */
export const MANIFEST = "manifest.json";

type Digests = Record<string, string>;

const digestTiles = async (directory: string): Promise<Digests> => {
  const digests: Digests = {};
  const names = await readdir(join(directory, TILES), { recursive: true });
  for (const name of names.filter((one) => one.endsWith(".gph")).toSorted()) {
    const bytes = await readFile(join(directory, TILES, name));
    digests[name] = createHash("sha256").update(bytes).digest("hex");
  }
  return digests;
};

/** Notes what each tile of a set is; answers how many there are. */
export const writeManifest = async (directory: string): Promise<number> => {
  const digests = await digestTiles(directory);
  await writeFile(join(directory, MANIFEST), `${JSON.stringify(digests, null, 1)}\n`, { flush: true });
  return Object.keys(digests).length;
};

/**
 * Says what is wrong with a tile set, or null. The engine itself takes a corrupt tile for an empty one: every address in
 * it would be refused as off the network, and nobody would know why.
 */
export const tileFault = async (directory: string): Promise<string | null> => {
  try {
    const wanted: Digests = JSON.parse(await readFile(join(directory, MANIFEST), "utf8"));
    const found = await digestTiles(directory);
    const wrong = Object.keys(wanted).find((name) => found[name] !== wanted[name]);
    if (wrong !== undefined) return `the tile ${wrong} is not what was built`;
    return Object.keys(wanted).length === 0 ? "the tile set is empty" : null;
  } catch (error) {
    return `the tile set cannot be read (${error instanceof Error ? error.message : String(error)})`;
  }
};
