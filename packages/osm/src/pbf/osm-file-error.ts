/** Why a file cannot become a market. Each has one message a person can act on (in the message catalogue). */
export const EXTRACT_ERROR_CODES = [
  "file_missing",
  "file_unreadable",
  "not_pbf",
  "truncated",
  "corrupt",
  "unsupported",
  "too_big",
  "empty",
  "no_streets",
  "no_addresses",
] as const;
export type ExtractErrorCode = (typeof EXTRACT_ERROR_CODES)[number];

/** Thrown inside this package only; `readExtract` turns it into a value. */
export class OsmFileError extends Error {
  readonly code: ExtractErrorCode;
  constructor(code: ExtractErrorCode, detail: string) {
    super(detail);
    this.name = "OsmFileError";
    this.code = code;
  }
}
