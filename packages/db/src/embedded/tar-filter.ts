const BLOCK = 512;
/** File (in both spellings), symbolic link, directory. */
const KINDS: readonly string[] = ["0", "\0", "2", "5"];

/** A number in a tar header: octal text. */
const octalAt = (archive: Buffer, from: number, length: number): number =>
  Number.parseInt(
    archive
      .toString("latin1", from, from + length)
      .replaceAll("\0", "")
      .trim() || "0",
    8,
  );

const textAt = (archive: Buffer, from: number, length: number): string => {
  const field = archive.toString("utf8", from, from + length);
  const end = field.indexOf("\0");
  return end === -1 ? field : field.slice(0, end);
};

/**
 * Copies a plain (ustar) tar archive with only the files that `keep` wants, directories included always. Throws on an
 * entry of a kind it does not know, as those that carry a long name for the next.
 */
export const filterTar = (archive: Buffer, keep: (path: string) => boolean): Buffer => {
  const kept: Buffer[] = [];
  for (let at = 0; at + BLOCK <= archive.length && archive[at] !== 0;) {
    const kind = String.fromCharCode(archive[at + 156] ?? 0);
    const path = [textAt(archive, at + 345, 155), textAt(archive, at, 100)].filter((part) => part !== "").join("/");
    if (!KINDS.includes(kind)) throw new Error(`The archive's entry ${path} is of the unexpected kind "${kind}".`);
    const end = at + BLOCK + Math.ceil(octalAt(archive, at + 124, 12) / BLOCK) * BLOCK;
    if (kind === "5" || keep(path)) kept.push(archive.subarray(at, end));
    at = end;
  }
  return Buffer.concat([...kept, Buffer.alloc(2 * BLOCK)]);
};
