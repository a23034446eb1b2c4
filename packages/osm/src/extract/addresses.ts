import type { LngLat } from "@fairmile/contracts";
import { metersBetween } from "../geometry.ts";
import type { Tags } from "../pbf/elements.ts";
import { normaliseHouseNumber, splitHouseNumber } from "../search/house-number.ts";
import { normaliseStreet } from "../search/normalise-street.ts";
import type { OsmAddress } from "./extract-types.ts";

/** Anything of the file that has tags and stands somewhere. */
export interface TaggedPlace {
  readonly tags: Tags;
  readonly point: LngLat;
}

// The same door is often mapped twice, as a building and as a shop in it; the same number in the next village is another.
const SAME_DOOR_METERS = 150;

const tidy = (text: string | undefined): string | undefined => {
  const trimmed = text?.replace(/\s+/g, " ").trim();
  return trimmed === undefined || trimmed === "" ? undefined : trimmed;
};

/** The doors one element's tags name. */
export const addressesOf = ({ tags, point }: TaggedPlace): OsmAddress[] => {
  const street = tidy(tags["addr:street"] ?? tags["addr:place"]);
  const [postcode, city] = [tidy(tags["addr:postcode"]), tidy(tags["addr:city"])];
  if (street === undefined) return [];
  return splitHouseNumber(tags["addr:housenumber"] ?? "").map(({ houseNumber, unit: numberUnit }) => {
    const unit = tidy(tags["addr:unit"]) ?? numberUnit;
    return {
      street,
      houseNumber,
      ...(unit === undefined ? {} : { unit }),
      ...(postcode === undefined ? {} : { postcode }),
      ...(city === undefined ? {} : { city }),
      point,
    };
  });
};

const doorKey = (address: OsmAddress): string =>
  [normaliseStreet(address.street), normaliseHouseNumber(address.houseNumber), (address.unit ?? "").toLowerCase()].join(
    "|",
  );

/**
 * All doors of the file, each once: the first mapping of a door gives its point, later ones fill in a missing postcode
 * or city. `streetNames` (normalised → as signed) settles spellings: "Wall St" becomes the way's "Wall Street".
 */
export const collectAddresses = (
  places: Iterable<TaggedPlace>,
  streetNames: ReadonlyMap<string, string>,
): OsmAddress[] => {
  const byDoor = new Map<string, number[]>();
  const addresses: OsmAddress[] = [];
  for (const place of places) {
    for (const found of addressesOf(place)) {
      const address = { ...found, street: streetNames.get(normaliseStreet(found.street)) ?? found.street };
      const key = doorKey(address);
      const twins = byDoor.get(key) ?? [];
      const twin = twins.find((i) => {
        const known = addresses[i];
        return known !== undefined && metersBetween(known.point, address.point) < SAME_DOOR_METERS;
      });
      if (twin !== undefined) {
        addresses[twin] = { ...address, ...addresses[twin] };
        continue;
      }
      byDoor.set(key, [...twins, addresses.length]);
      addresses.push(address);
    }
  }
  return addresses;
};
