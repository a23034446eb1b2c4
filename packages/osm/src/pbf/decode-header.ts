import { PbfReader } from "pbf";
import { OsmFileError } from "./osm-file-error.ts";

export interface OsmHeader {
  /** Which program wrote the file, as it says itself. */
  readonly program: string;
  readonly source: string;
}

const KNOWN_FEATURES: ReadonlySet<string> = new Set(["OsmSchema-V0.6", "DenseNodes"]);

/** Reads the OSMHeader block. Throws OsmFileError `unsupported` where the file requires a feature not read here. */
export const decodeHeader = (bytes: Uint8Array): OsmHeader => {
  const pbf = new PbfReader(bytes);
  let program = "";
  let source = "";
  for (let field = pbf.nextField(); field !== 0; field = pbf.nextField()) {
    if (field === 4) {
      const feature = pbf.readString();
      if (!KNOWN_FEATURES.has(feature)) throw new OsmFileError("unsupported", `the file requires "${feature}"`);
    } else if (field === 16) program = pbf.readString();
    else if (field === 17) source = pbf.readString();
  }
  return { program, source };
};
