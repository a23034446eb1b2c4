export { buildBasemap, type Basemap } from "./basemap/build-basemap.ts";
export { addressIndex, type AddressIndex, type AddressSuggestion } from "./search/address-index.ts";
export type {
  Bounds,
  ExtractLimits,
  ExtractPhase,
  ExtractReport,
  ExtractResult,
  OsmAddress,
  OsmExtract,
  OsmShop,
  OsmStreet,
} from "./extract/extract-types.ts";
export { normaliseStreet } from "./search/normalise-street.ts";
export { parseAddressQuery, type AddressQuery } from "./search/parse-address-query.ts";
export { readExtract, type ReadExtractOptions } from "./extract/read-extract.ts";
export type { DoorMatch } from "./search/rank-doors.ts";
export { EXTRACT_ERROR_CODES, type ExtractErrorCode } from "./pbf/osm-file-error.ts";
export type { OsmElement, OsmNode, OsmWay, Tags } from "./pbf/elements.ts";
export type { RoadClass } from "./extract/tag-rules.ts";
export { writeOsmPbf, type OsmPbfHeader } from "./pbf/write-osm-pbf.ts";
export { generateTown, type TownOptions } from "./town/generate-town.ts";
