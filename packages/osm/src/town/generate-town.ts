import type { LngLat } from "@fairmile/contracts";
import { writeOsmPbf } from "../pbf/write-osm-pbf.ts";
import { bender } from "./bend.ts";
import { nameStreets } from "./name-streets.ts";
import { numberHouses } from "./number-houses.ts";
import { chooseOneWays } from "./one-ways.ts";
import { placeHouseCount } from "./place-houses.ts";
import { placeShops } from "./place-shops.ts";
import { seededRandom } from "./seeded-random.ts";
import { layStreets } from "./street-net.ts";
import { townElements } from "./town-elements.ts";
import { drawPlan } from "./town-plan.ts";
import { TOWN_PROGRAM } from "./town-program.ts";

export interface TownOptions {
  /** Decides everything: the same seed and options give the same bytes. */
  readonly seed: string | number;
  /** "Port Arden" unless told. */
  readonly name?: string;
  /** Where its middle lies; open country in the south of Ireland unless told. */
  readonly center?: LngLat;
  /** 1 is a town of 120 streets, 3,000 doors and 70 shops; area and numbers grow with it. 0.25 to 4. */
  readonly scale?: number;
}

const DEFAULT_CENTER: LngLat = { lng: -8.5, lat: 51.9 };
// Of 3,000 addresses a few are flats beside their house's number.
const HOUSES = 2_940;
const STREETS = 120;
const SHOPS = 70;

/**
 * Invents a town and writes it as an OpenStreetMap PBF file: an irregular street net with a centre, one-ways, a ring
 * road, a river with three bridges, two parks, named streets, numbered houses and shops with opening hours. Every junction can be driven to
 * from every other. Its header says that it is invented. Throws RangeError for a scale out of range.
 */
export const generateTown = ({
  seed,
  name = "Port Arden",
  center = DEFAULT_CENTER,
  scale = 1,
}: TownOptions): Uint8Array => {
  if (!(scale >= 0.25 && scale <= 4)) throw new RangeError(`a town's scale lies between 0.25 and 4, not at ${scale}`);
  const plan = drawPlan(seededRandom(seed, "plan"), scale);
  const net = layStreets(plan, seededRandom(seed, "streets"));
  const streets = nameStreets(net, plan, seededRandom(seed, "names"), Math.round(STREETS * scale));
  const sites = placeHouseCount(net, plan, streets, Math.round(HOUSES * scale));
  const houses = numberHouses(sites, seededRandom(seed, "numbers"));
  const elements = townElements({
    name,
    center,
    plan,
    net,
    streets,
    oneWays: chooseOneWays(streets),
    houses,
    shops: placeShops(houses, seededRandom(seed, "shops"), Math.round(SHOPS * scale)),
    bend: bender(seededRandom(seed, "bend"), plan.ringRadius),
  });
  return writeOsmPbf(elements, { program: TOWN_PROGRAM, source: `seed ${seed}` });
};
