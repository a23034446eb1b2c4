import type { OsmExtract } from "../extract/extract-types.ts";
import { readExtract } from "../extract/read-extract.ts";

/** The extract of a file that must be good; throws with its code where it is not. */
export const readOk = async (input: string | Uint8Array): Promise<OsmExtract> => {
  const result = await readExtract(input);
  if (!result.ok) throw new Error(`${result.code}: ${result.detail}`);
  return result.extract;
};
