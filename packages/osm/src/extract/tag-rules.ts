import type { Tags } from "../pbf/elements.ts";

/** How a road is drawn and how busy it is: through roads, collectors, the rest. */
export type RoadClass = "minor" | "mid" | "major";

const ROAD_CLASSES: Readonly<Record<string, RoadClass>> = {
  motorway: "major",
  motorway_link: "major",
  trunk: "major",
  trunk_link: "major",
  primary: "major",
  primary_link: "major",
  secondary: "mid",
  secondary_link: "mid",
  tertiary: "mid",
  tertiary_link: "mid",
  unclassified: "minor",
  residential: "minor",
  living_street: "minor",
  pedestrian: "minor",
  road: "minor",
};

/** The class of a road people live on or drive along; undefined for paths, service ways, areas and what is no road. */
const roadClass = (tags: Tags): RoadClass | undefined =>
  tags["area"] === "yes" ? undefined : ROAD_CLASSES[tags["highway"] ?? ""];

/** Roads whose name is a street's name: all drawn ones, and service ways that bear a name (mews, alleys). */
export const streetClass = (tags: Tags): RoadClass | undefined =>
  roadClass(tags) ?? (tags["highway"] === "service" && tags["area"] !== "yes" ? "minor" : undefined);

/** Ways drawn as a line of water. */
export const isRiverLine = (tags: Tags): boolean =>
  ["river", "canal", "stream"].includes(tags["waterway"] ?? "") && tags["tunnel"] === undefined;

const GREEN_LANDUSE = ["grass", "forest", "meadow", "recreation_ground", "village_green", "cemetery", "allotments"];
const GREEN_LEISURE = ["park", "garden", "golf_course", "nature_reserve", "common", "dog_park", "pitch"];

/** What an area of the ground is drawn as; `land` is what people built out into the water. */
export type AreaKind = "water" | "green" | "land";

/** Areas worth drawing. */
export const areaKind = (tags: Tags): AreaKind | undefined => {
  const { natural, waterway, landuse, leisure } = tags;
  if (natural === "water" || waterway === "riverbank" || waterway === "dock") return "water";
  if (landuse === "reservoir" || landuse === "basin") return "water";
  if (GREEN_LEISURE.includes(leisure ?? "") || GREEN_LANDUSE.includes(landuse ?? "")) return "green";
  if (tags["man_made"] === "pier" || tags["man_made"] === "breakwater") return "land";
  return natural === "wood" || natural === "grassland" || natural === "scrub" ? "green" : undefined;
};

export const isBuilding = ({ building }: Tags): boolean => building !== undefined && building !== "no";

const RAILS = ["rail", "light_rail", "narrow_gauge"];

/** Rails above the ground that trains run on; sidings and yards are left out. */
export const isRailLine = ({ railway, service, tunnel }: Tags): boolean =>
  RAILS.includes(railway ?? "") && service === undefined && (tunnel === undefined || tunnel === "no");

/** How a road, a service way or a path is drawn. */
export interface RoadDrawing {
  readonly kind: RoadClass | "service" | "path";
  readonly isRamp: boolean;
}

const PATHS = ["footway", "path", "cycleway", "steps", "track", "bridleway"];
const UNDRAWN_SERVICES = ["parking_aisle", "drive-through", "emergency_access"];
const UNDRAWN_FOOTWAYS = ["sidewalk", "crossing", "traffic_island", "access_aisle"];

/** Every way one can see on the map; pavements beside a street and aisles of a car park are left out. */
export const roadDrawing = (tags: Tags): RoadDrawing | undefined => {
  const { highway, service, footway, area } = tags;
  if (highway === undefined || area === "yes") return undefined;
  const kind = roadClass(tags);
  if (kind !== undefined) return { kind, isRamp: highway.endsWith("_link") };
  if (highway === "service") {
    return UNDRAWN_SERVICES.includes(service ?? "") ? undefined : { kind: "service", isRamp: false };
  }
  if (!PATHS.includes(highway) || UNDRAWN_FOOTWAYS.includes(footway ?? "")) return undefined;
  return { kind: "path", isRamp: false };
};

export const hasAddress = (tags: Tags): boolean =>
  tags["addr:housenumber"] !== undefined && (tags["addr:street"] ?? tags["addr:place"]) !== undefined;

/** Amenities that hand goods over a counter; nearly every `shop` does. */
const SELLING_AMENITIES: ReadonlySet<string> = new Set([
  "restaurant",
  "cafe",
  "fast_food",
  "food_court",
  "bar",
  "pub",
  "biergarten",
  "ice_cream",
  "pharmacy",
  "marketplace",
]);
/** Values of `shop` that hand nothing over a counter: empty premises, services to the body, whole malls. */
const NOT_SELLING_SHOPS: ReadonlySet<string> = new Set([
  "vacant",
  "no",
  "empty",
  "disused",
  "hairdresser",
  "beauty",
  "massage",
  "tattoo",
  "nails",
  "mall",
  "car_repair",
  "estate_agent",
  "travel_agency",
  "funeral_directors",
  "bookmaker",
  "lottery",
  "ticket",
  "money_lender",
  "storage_rental",
]);

/** What a named place sells, in OpenStreetMap's own words (`bakery`, `florist`, `restaurant`); undefined for no shop. */
export const shopKind = (tags: Tags): string | undefined => {
  const { name, shop, amenity } = tags;
  if (name === undefined || name.trim() === "") return undefined;
  // A mapper lists several kinds as "deli;bakery": the first is what the place is known for.
  if (shop !== undefined && !NOT_SELLING_SHOPS.has(shop))
    return shop === "yes" ? "shop" : (shop.split(";")[0] ?? shop).trim();
  return amenity !== undefined && SELLING_AMENITIES.has(amenity) ? amenity : undefined;
};

const PLACE_RANKS: Readonly<Record<string, number>> = {
  city: 5,
  town: 4,
  borough: 3,
  municipality: 3,
  village: 2,
  suburb: 1,
  hamlet: 1,
};

/** How well a node names the whole extract; 0 for no settlement. */
export const placeRank = (tags: Tags): number =>
  tags["name"] === undefined ? 0 : (PLACE_RANKS[tags["place"] ?? ""] ?? 0);

const PLACE_LABELS: Readonly<Record<string, number>> = {
  city: 1,
  town: 2,
  borough: 3,
  village: 3,
  suburb: 4,
  quarter: 5,
  neighbourhood: 5,
  square: 5,
  hamlet: 5,
};

/** How great a named place is on the map: 1 for a city to 5 for a neighbourhood; undefined for none. */
export const placeLabel = (tags: Tags): number | undefined =>
  tags["name"] === undefined ? undefined : PLACE_LABELS[tags["place"] ?? ""];

const KEPT_KEYS: ReadonlySet<string> = new Set([
  "name",
  "highway",
  "area",
  "waterway",
  "tunnel",
  "bridge",
  "layer",
  "oneway",
  "junction",
  "service",
  "footway",
  "railway",
  "man_made",
  "natural",
  "landuse",
  "leisure",
  "building",
  "type",
  "place",
  "shop",
  "amenity",
  "opening_hours",
  "addr:housenumber",
  "addr:street",
  "addr:place",
  "addr:unit",
  "addr:postcode",
  "addr:city",
]);

/** The keys any rule above looks at: nothing else is kept in memory. */
export const keepKey = (key: string): boolean => KEPT_KEYS.has(key);
