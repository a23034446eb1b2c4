import { open, readFile, rename, truncate, type FileHandle } from "node:fs/promises";
import { dirname } from "node:path";

/** One committed change: rows written `[table, id, account, value]` and rows removed `[table, id]`, at an instant of the double's clock. */
export interface JournalEntry {
  readonly atMs: number;
  readonly puts: readonly (readonly [string, string, string, unknown])[];
  readonly dels: readonly (readonly [string, string])[];
}

/** Where committed changes go before they are acknowledged. */
export interface Journal {
  readonly append: (entry: JournalEntry) => void;
  /** Resolves when all that was appended so far is on the disk; rejects once the disk has failed. */
  readonly flushed: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Keeps nothing: the double lives in memory only. */
export const memoryJournal: Journal = {
  append: () => undefined,
  flushed: () => Promise.resolve(),
  close: () => Promise.resolve(),
};

const parse = (line: string): JournalEntry | null => {
  try {
    return JSON.parse(line) as JournalEntry;
  } catch {
    return null;
  }
};

/**
 * Reads a journal file, oldest entry first; a missing file is an empty journal. A torn last line (the process died
 * inside a write that was never acknowledged) is cut off. Throws on a broken line anywhere else.
 */
export const readJournal = async (path: string): Promise<JournalEntry[]> => {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return Buffer.alloc(0);
    throw error;
  });
  const entries: JournalEntry[] = [];
  for (let start = 0; start < bytes.length;) {
    const newline = bytes.indexOf(10, start);
    const entry = newline < 0 ? null : parse(bytes.toString("utf8", start, newline));
    if (entry) entries.push(entry);
    else if (newline < 0 || newline === bytes.length - 1) {
      await truncate(path, start);
      break;
    } else throw new Error(`journal ${path} is damaged at byte ${start}`);
    start = newline + 1;
  }
  return entries;
};

const syncAndClose = async (file: FileHandle): Promise<void> => {
  try {
    await file.sync();
  } finally {
    await file.close();
  }
};

const syncFolder = async (path: string): Promise<void> => syncAndClose(await open(dirname(path), "r"));

/** Replaces the file by these entries in one step: a crash leaves either the old file or the new one. */
export const rewriteJournal = async (path: string, entries: Iterable<JournalEntry>): Promise<void> => {
  const temporary = `${path}.new`;
  const file = await open(temporary, "w");
  for (const entry of entries) await file.appendFile(`${JSON.stringify(entry)}\n`);
  await syncAndClose(file);
  await rename(temporary, path);
  await syncFolder(path);
};

/** Opens a journal for appending. Entries that arrive while one fsync runs share the next (group commit). */
export const openJournal = async (path: string): Promise<Journal> => {
  const file: FileHandle = await open(path, "a");
  await syncFolder(path);
  let gathering: string[] | null = null;
  // Once a write fails, every later link of this chain is rejected too: nothing is acknowledged on a broken disk.
  let tail: Promise<void> = Promise.resolve();

  const write = async (lines: string[]): Promise<void> => {
    gathering = null;
    await file.appendFile(lines.join(""));
    await file.datasync();
  };

  return {
    append: (entry) => {
      if (!gathering) {
        const lines: string[] = [];
        gathering = lines;
        tail = tail.then(() => write(lines));
        tail.catch(() => undefined);
      }
      gathering.push(`${JSON.stringify(entry)}\n`);
    },
    flushed: () => tail,
    close: async () => {
      try {
        await tail;
      } finally {
        await file.close();
      }
    },
  };
};

/** The latest instant a journal file knows of, in epoch milliseconds; 0 where there is none. */
export const latestInstantOf = async (path: string): Promise<number> =>
  (await readJournal(path)).reduce((latest, entry) => Math.max(latest, entry.atMs), 0);
