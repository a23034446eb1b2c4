import { open } from "node:fs/promises";
import { OsmFileError } from "./osm-file-error.ts";

/** Random access to a file or to bytes in memory. */
export interface ByteSource {
  readonly sizeBytes: number;
  /** Exactly `length` bytes from `offset`; throws OsmFileError `truncated` where the source ends before. */
  readonly read: (offset: number, length: number) => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
}

const ended = (offset: number, length: number, size: number): OsmFileError =>
  new OsmFileError("truncated", `the file ends at byte ${size}, but ${length} bytes are expected at ${offset}`);

const bytesSource = (bytes: Uint8Array): ByteSource => ({
  sizeBytes: bytes.byteLength,
  read: (offset, length) =>
    offset + length > bytes.byteLength
      ? Promise.reject(ended(offset, length, bytes.byteLength))
      : Promise.resolve(bytes.subarray(offset, offset + length)),
  close: () => Promise.resolve(),
});

const openFailure = (path: string, error: unknown): OsmFileError => {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return code === "ENOENT" || code === "ENOTDIR"
    ? new OsmFileError("file_missing", `there is no file at ${path}`)
    : new OsmFileError("file_unreadable", `${path} cannot be opened (${code || String(error)})`);
};

const fileSource = async (path: string): Promise<ByteSource> => {
  const handle = await open(path, "r").catch((error: unknown) => {
    throw openFailure(path, error);
  });
  const stat = await handle.stat();
  if (!stat.isFile()) {
    await handle.close();
    throw new OsmFileError("file_unreadable", `${path} is not a file`);
  }
  return {
    sizeBytes: stat.size,
    read: async (offset, length) => {
      if (offset + length > stat.size) throw ended(offset, length, stat.size);
      const bytes = new Uint8Array(length);
      for (let at = 0; at < length;) {
        const { bytesRead } = await handle.read(bytes, at, length - at, offset + at);
        // The file shrank while it was read.
        if (bytesRead === 0) throw ended(offset, length, offset + at);
        at += bytesRead;
      }
      return bytes;
    },
    close: () => handle.close(),
  };
};

/** Opens a path or wraps bytes. Throws OsmFileError `file_missing` or `file_unreadable`. */
export const openSource = (input: string | Uint8Array): Promise<ByteSource> =>
  typeof input === "string" ? fileSource(input) : Promise.resolve(bytesSource(input));
