/** Some bytes of a file, both ends included. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/**
 * Reads a Range header (RFC 9110, section 14.1.2) for a file of `size` bytes: "none" where the whole file is to be
 * answered (no header, several ranges, another unit), "unsatisfiable" where no byte of it is there.
 */
export const parseByteRange = (header: string | undefined, size: number): ByteRange | "none" | "unsatisfiable" => {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? "");
  if (!match) return "none";
  const [, from = "", to = ""] = match;
  if (from === "" && to === "") return "none";
  if (from === "")
    return size === 0 || Number(to) === 0 ? "unsatisfiable" : { first: Math.max(0, size - Number(to)), last: size - 1 };
  const [first, last] = [Number(from), to === "" ? size - 1 : Math.min(Number(to), size - 1)];
  if (to !== "" && Number(to) < first) return "none";
  return first >= size ? "unsatisfiable" : { first, last };
};
