import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseFit, type StraightLineFit } from "@fairmile/roads";
import { z } from "zod";

const currentSchema = z.object({ digest: z.string().regex(/^[0-9a-f]{8,64}$/) });

/** What an interrupted build leaves behind is thrown away by the next one after so long. */
const STALE_MS = 3_600_000;

const ESTIMATE = "estimate.json";

/**
 * Where the tile sets of one market stand: `roads/SLUG/DIGEST/`, named by what they were made of, and `current.json`, which
 * says which of them answers. A set is never changed; a new one is put beside it and then pointed at.
 */
export const roadStore = (stateDir: string, slug: string) => {
  const folder = join(stateDir, "roads", slug);
  const pointer = join(folder, "current.json");
  const directoryOf = (digest: string): string => join(folder, digest);
  return {
    folder,
    directoryOf,
    /** The set that answers; null where the market has none, or the pointer cannot be read. */
    current: (): string | null => {
      try {
        return currentSchema.parse(JSON.parse(readFileSync(pointer, "utf8"))).digest;
      } catch {
        return null;
      }
    },
    point: async (digest: string): Promise<void> => {
      await mkdir(folder, { recursive: true });
      const next = `${pointer}.${randomUUID()}`;
      await writeFile(next, `${JSON.stringify({ digest })}\n`, { flush: true });
      await rename(next, pointer);
    },
    /** The straight-line estimate fitted to a set's roads; null where there is none. */
    readFit: async (digest: string): Promise<StraightLineFit | null> => {
      try {
        return parseFit(await readFile(join(directoryOf(digest), ESTIMATE), "utf8"));
      } catch {
        return null;
      }
    },
    writeFit: (digest: string, fit: StraightLineFit): Promise<void> =>
      writeFile(join(directoryOf(digest), ESTIMATE), `${JSON.stringify(fit, null, 1)}\n`),
    /** Removes every set but these, and what interrupted builds left. */
    keepOnly: async (digests: readonly (string | null)[], nowMs: number): Promise<void> => {
      for (const entry of await readdir(folder, { withFileTypes: true })) {
        if (!entry.isDirectory() || digests.includes(entry.name)) continue;
        const path = join(folder, entry.name);
        const isUnfinished = entry.name.startsWith(".");
        if (isUnfinished && nowMs - (await stat(path)).mtimeMs < STALE_MS) continue;
        await rm(path, { recursive: true, force: true });
      }
    },
  };
};
