import type { OsmAddress } from "../extract/extract-types.ts";
import { MAX_ZOOM, type MapFeature } from "./map-feature.ts";

/** The map of a city with more doors does without their numbers. */
const MOST_DOORS = 150_000;

/** House numbers, one for a house however many flats are in it. */
export const drawDoors = (addresses: readonly OsmAddress[]): MapFeature[] => {
  if (addresses.length > MOST_DOORS) return [];
  const drawn = new Set<string>();
  return addresses.flatMap(({ street, houseNumber, postcode, point }): MapFeature[] => {
    const key = `${street}|${houseNumber}|${postcode ?? ""}`;
    if (drawn.has(key)) return [];
    drawn.add(key);
    const properties = { number: houseNumber };
    return [{ layer: "door", minZoom: MAX_ZOOM, properties, shape: "point", parts: [[point.lng, point.lat]] }];
  });
};
