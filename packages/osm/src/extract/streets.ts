import type { LngLat } from "@fairmile/contracts";
import { lineMeters, lineMiddle } from "../geometry.ts";
import { lineOf } from "./areas.ts";
import type { Collected } from "./collect.ts";
import type { OsmStreet } from "./extract-types.ts";
import { streetClass, type RoadClass } from "./tag-rules.ts";

const CLASS_RANKS: Readonly<Record<RoadClass, number>> = { minor: 0, mid: 1, major: 2 };

interface Merged {
  roadClass: RoadClass;
  lengthMeters: number;
  longestMeters: number;
  point: LngLat;
}

/** The named streets, one for each name, in order of first appearance. */
export const collectStreets = ({ ways, coordinates }: Pick<Collected, "ways" | "coordinates">): OsmStreet[] => {
  const byName = new Map<string, Merged>();
  for (const { tags, refs } of ways) {
    const roadClass = streetClass(tags);
    const name = tags["name"]?.replace(/\s+/g, " ").trim();
    if (roadClass === undefined || name === undefined || name === "") continue;
    const line = lineOf(refs, coordinates);
    const point = lineMiddle(line);
    if (!point || line.length < 2) continue;
    const meters = lineMeters(line);
    const known = byName.get(name);
    if (!known) {
      byName.set(name, { roadClass, lengthMeters: meters, longestMeters: meters, point });
      continue;
    }
    known.lengthMeters += meters;
    if (CLASS_RANKS[roadClass] > CLASS_RANKS[known.roadClass]) known.roadClass = roadClass;
    if (meters > known.longestMeters) Object.assign(known, { longestMeters: meters, point });
  }
  return [...byName].map(([name, street]) => ({
    name,
    class: street.roadClass,
    lengthMeters: Math.round(street.lengthMeters),
    point: street.point,
  }));
};
