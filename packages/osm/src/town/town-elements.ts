import type { LngLat } from "@fairmile/contracts";
import { planeAt } from "../geometry.ts";
import type { OsmElement, Tags } from "../pbf/elements.ts";
import type { TownBlock } from "./build-up.ts";
import { ElementWriter } from "./element-writer.ts";
import type { TownStreet } from "./name-streets.ts";
import type { House } from "./number-houses.ts";
import type { TownShop } from "./place-shops.ts";
import type { PlanPoint } from "./plan-point.ts";
import { seededRandom } from "./seeded-random.ts";
import type { TownPlan } from "./town-plan.ts";
import { writeCountry, writeGreens, writeRailway, writeRiver } from "./write-land.ts";
import { writeStreets } from "./write-streets.ts";

/** All that was decided about a town. */
export interface Town {
  readonly seed: string | number;
  readonly name: string;
  readonly center: LngLat;
  readonly plan: TownPlan;
  readonly blocks: readonly TownBlock[];
  readonly streets: readonly TownStreet[];
  readonly oneWays: ReadonlySet<string>;
  readonly houses: readonly House[];
  readonly shops: readonly TownShop[];
  readonly bend: (point: PlanPoint) => PlanPoint;
}

const FIRST_POSTCODE = 7100;

/** The town's districts and where their names stand, as shares of its reach. */
const DISTRICTS = [
  { name: "Old Town", x: -0.16, y: 0.2 },
  { name: "Eastfields", x: 0.72, y: 0.14 },
  { name: "Westmount", x: -0.72, y: 0.08 },
  { name: "Southbank", x: -0.14, y: -0.6 },
  { name: "Ferrymead", x: 0.62, y: -0.46 },
  { name: "Saltmarsh", x: -0.66, y: -0.46 },
  { name: "Northside", x: -0.04, y: 0.74 },
  { name: "Kilnfield", x: -0.56, y: 0.62 },
  { name: "Gasworks", x: 0.64, y: 0.58 },
] as const;

const districtOf = ({ reach }: TownPlan, { x, y }: PlanPoint): number =>
  DISTRICTS.reduce((best, spot, i) => {
    const known = DISTRICTS[best] ?? spot;
    const away = (at: { x: number; y: number }): number => Math.hypot(x - at.x * reach, y - at.y * reach);
    return away(spot) < away(known) ? i : best;
  }, 0);

const addressTags = ({ name, plan }: Town, { street, site, houseNumber }: House): Tags => ({
  "addr:street": street.name,
  "addr:housenumber": houseNumber,
  "addr:postcode": String(FIRST_POSTCODE + districtOf(plan, site.plan)),
  "addr:city": name,
});

const BUILDINGS: Readonly<Record<string, string>> = {
  old: "apartments",
  inner: "terrace",
  outer: "house",
  works: "industrial",
  campus: "public",
};

const writeHouses = (town: Town, writer: ElementWriter): void => {
  for (const house of town.houses) {
    const tags = addressTags(town, house);
    const { corners, middle, door, use } = house.site;
    writer.groundArea(corners, { building: BUILDINGS[use] ?? "yes", ...(house.flats.length === 0 ? tags : {}) });
    house.flats.forEach((unit, i) => {
      const share = (i + 1) / (house.flats.length + 1);
      writer.ground(
        { x: door.x + (middle.x - door.x) * share, y: door.y + (middle.y - door.y) * share },
        { ...tags, "addr:unit": unit },
      );
    });
  }
};

/** One shop in this many has a parcel locker before its door. */
const SHOPS_A_LOCKER = 9;

const writeShops = (town: Town, writer: ElementWriter): void => {
  town.shops.forEach(({ house, kind, name, openingHours }, i) => {
    const [key, value] = kind.tag;
    writer.ground(house.site.middle, { ...addressTags(town, house), [key]: value, name, opening_hours: openingHours });
    if (i % SHOPS_A_LOCKER !== 0) return;
    writer.ground(house.site.door, {
      amenity: "parcel_locker",
      name: `Locker ${house.houseNumber} ${house.street.name}`,
    });
  });
};

/** Writes a town down in OpenStreetMap's terms. */
export const townElements = (town: Town): OsmElement[] => {
  const { plan, name } = town;
  const { toPoint } = planeAt(town.center);
  const writer = new ElementWriter(({ x, y }) => toPoint(x, y), town.bend);
  const junction = writeStreets({ book: plan.book, streets: town.streets, oneWays: town.oneWays }, writer);
  writeRiver(plan, name, writer);
  writeRailway(plan, name, writer);
  writeGreens(town.blocks, { plan, junction }, seededRandom(town.seed, "greens"), writer);
  writeCountry(plan, seededRandom(town.seed, "country"), writer);
  writeHouses(town, writer);
  writeShops(town, writer);
  writer.node({ x: 0, y: 0 }, { place: "town", name });
  for (const district of DISTRICTS) {
    writer.node({ x: district.x * plan.reach, y: district.y * plan.reach }, { place: "suburb", name: district.name });
  }
  return writer.elements;
};
