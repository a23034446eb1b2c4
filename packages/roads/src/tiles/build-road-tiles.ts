import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, open, readdir, rename, rm, symlink } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { engineConfig } from "./engine-config.ts";
import { nativePackage, type NativeQuestion } from "./native-package.ts";

/** The folder of a tile set that holds the engine's tiles; what is known about them stands beside it. */
export const TILES = "tiles";

export const BUILD_PHASES = ["reading ways", "reading points", "joining roads", "ranking roads", "checking"] as const;
export type BuildPhase = (typeof BUILD_PHASES)[number];

/** The builder's own words and what they mean for who waits. */
const PHASE_WORDS: readonly (readonly [string, BuildPhase])[] = [
  ["Parsing files for ways", "reading ways"],
  ["Parsing files for nodes", "reading points"],
  ["Building", "joining roads"],
  ["HierarchyBuilder", "ranking roads"],
  ["Validating", "checking"],
];

export type BuildResult =
  | { readonly ok: true; readonly directory: string; readonly isNew: boolean }
  | {
      readonly ok: false;
      /** `package_missing`: no engine on this platform. `no_roads`: the file has none. `builder_failed`: its last words are in `why`. */
      readonly code: "package_missing" | "no_roads" | "builder_failed";
      readonly why: string;
    };

export interface BuildOptions {
  /** An OpenStreetMap extract, `.osm.pbf`. */
  readonly file: string;
  /** Where the tile set shall stand; it appears there whole or not at all. */
  readonly directory: string;
  /** Foot-only ways too; twice the time for every answer. */
  readonly withFootways?: boolean;
  readonly onProgress?: (phase: BuildPhase) => void;
  readonly native?: NativeQuestion;
  readonly signal?: AbortSignal;
}

const LAST_WORDS = 12;

const runBuilder = (
  builder: string,
  input: { readonly config: object; readonly file: string } & Pick<BuildOptions, "onProgress" | "signal">,
): Promise<{ readonly code: number | null; readonly lastWords: readonly string[] }> =>
  new Promise((done) => {
    const child = spawn(builder, ["-i", JSON.stringify(input.config), input.file], {
      stdio: ["ignore", "ignore", "pipe"],
      ...(input.signal === undefined ? {} : { signal: input.signal }),
    });
    const lastWords: string[] = [];
    let phase: BuildPhase | null = null;
    createInterface({ input: child.stderr }).on("line", (line) => {
      lastWords.push(line);
      if (lastWords.length > LAST_WORDS) lastWords.shift();
      const found = PHASE_WORDS.find(([words]) => line.includes(words))?.[1];
      if (found === undefined || found === phase) return;
      phase = found;
      input.onProgress?.(found);
    });
    child.once("error", (error) => {
      done({ code: null, lastWords: [...lastWords, error.message] });
    });
    child.once("close", (code) => {
      done({ code, lastWords });
    });
  });

const hasTiles = async (folder: string): Promise<boolean> => {
  if (!existsSync(folder)) return false;
  return (await readdir(folder, { recursive: true })).some((name) => name.endsWith(".gph"));
};

/** Has every tile on the disk before the folder gets its name: a power cut must not leave a name over empty files. */
const syncTiles = async (folder: string): Promise<void> => {
  for (const name of await readdir(folder, { recursive: true })) {
    if (!name.endsWith(".gph")) continue;
    const handle = await open(join(folder, name), "r+");
    await handle.sync();
    await handle.close();
  }
};

/**
 * Builds the routing tiles of an extract beside where they shall stand and gives them their name when they are whole: a
 * crash leaves nothing that looks like tiles, and a tile set in use is never touched. Tiles that already stand there are
 * kept. A file without roads, a missing package and a failing builder are answers; only a full or read-only disk throws.
 */
export const buildRoadTiles = async (options: BuildOptions): Promise<BuildResult> => {
  const native = nativePackage(options.native);
  if (!native.ok) return { ok: false, code: "package_missing", why: native.why };
  const directory = resolve(options.directory);
  if (await hasTiles(join(directory, TILES))) return { ok: true, directory, isNew: false };
  await mkdir(dirname(directory), { recursive: true });
  const work = await mkdtemp(join(dirname(directory), `.${basename(directory)}-`));
  try {
    const tiles = join(work, TILES);
    await mkdir(tiles);
    const config = engineConfig({
      tileDirectory: tiles,
      withFootways: options.withFootways ?? false,
      log: "stderr",
      threads: availableParallelism(),
    });
    // The builder knows a format by the file's name.
    const file = join(work, "extract.osm.pbf");
    await symlink(resolve(options.file), file);
    const { code, lastWords } = await runBuilder(native.builder, { ...options, config, file });
    const hasSome = await hasTiles(tiles);
    if (code === 0 && hasSome) {
      await syncTiles(tiles);
      await rm(file);
      await rm(directory, { recursive: true, force: true });
      await rename(work, directory);
      return { ok: true, directory, isNew: true };
    }
    const why = lastWords.join("\n");
    return { ok: false, code: code === 0 ? "no_roads" : "builder_failed", why };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
};
