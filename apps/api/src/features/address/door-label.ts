import type { AddressSuggestionView } from "@fairmile/contracts";
import type { OsmAddress } from "@fairmile/osm";

/** Zones where the number is written before the street. */
const NUMBER_FIRST = /^(?:America|Australia|Pacific)\/|^Europe\/(?:London|Dublin|Paris|Luxembourg)$/;

/** A door as people of the market write it: "1 Main Street" or "Via Roma 1". */
const doorLabel = (door: OsmAddress, timezone: string): string =>
  NUMBER_FIRST.test(timezone) ? `${door.houseNumber} ${door.street}` : `${door.street} ${door.houseNumber}`;

export const toSuggestion = (door: OsmAddress, timezone: string): AddressSuggestionView => ({
  label: doorLabel(door, timezone),
  street: door.street,
  houseNumber: door.houseNumber,
  point: door.point,
});
