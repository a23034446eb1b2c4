import type { LngLat } from "@fairmile/contracts";
import { writeOsmPbf } from "../pbf/write-osm-pbf.ts";
import { bender } from "./bend.ts";
import { addDeadEnds, buildUp } from "./build-up.ts";
import { nameStreets } from "./name-streets.ts";
import { numberHouses } from "./number-houses.ts";
import { chooseOneWays } from "./one-ways.ts";
import { addOutwardRoads } from "./outward-roads.ts";
import { placeHouses } from "./place-houses.ts";
import { placeShops } from "./place-shops.ts";
import { seededRandom } from "./seeded-random.ts";
import { edgesOf } from "./street-net.ts";
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
  /** 1 is a town of about 4,500 doors and 120 shops; its area grows with it. 0.25 to 4. */
  readonly scale?: number;
}

const DEFAULT_CENTER: LngLat = { lng: -8.5, lat: 51.9 };
const SHOPS = 120;

/**
 * Invents a town and writes it as an OpenStreetMap PBF file: an old town with small blocks around a market square,
 * quarters that grew along main streets, a river with bridges, a railway, a ring road, parks, works, named streets with
 * numbered houses, shops with opening hours and parcel lockers. Every junction can be driven to from every other. Its
 * header says that it is invented. Throws RangeError for a scale out of range.
 *
 * Streets are laid by cutting convex ground in two, again and again (Parish and Müller, "Procedural Modeling of
 * Cities", 2001, in the form of recursive subdivision), and the whole plan is bent afterwards.
 */
export const generateTown = ({
  seed,
  name = "Port Arden",
  center = DEFAULT_CENTER,
  scale = 1,
}: TownOptions): Uint8Array => {
  if (!(scale >= 0.25 && scale <= 4)) throw new RangeError(`a town's scale lies between 0.25 and 4, not at ${scale}`);
  const plan = drawPlan(seededRandom(seed, "plan"), scale);
  const { book } = plan;
  const bend = bender(seededRandom(seed, "bend"), plan.reach);
  const blocks = buildUp(plan, seededRandom(seed, "blocks"));
  const deadEnds = addDeadEnds(book, blocks, seededRandom(seed, "dead ends"));
  addOutwardRoads(plan);
  const streets = nameStreets(plan, edgesOf(plan), seededRandom(seed, "names"));
  const sites = placeHouses({ book, blocks, deadEnds, bend, random: seededRandom(seed, "houses") });
  const houses = numberHouses(book, streets, sites, seededRandom(seed, "numbers"));
  const crossings = book.lines.filter(({ role }) => role === "crossing");
  const shops = placeShops(
    houses,
    {
      market: bend({ x: 0.04 * plan.reach, y: 0.1 * plan.reach }),
      centres: crossings.flatMap(({ to }) => [bend(to), bend({ x: to.x * 1.3, y: to.y * 1.7 })]),
      count: Math.round(SHOPS * scale),
    },
    seededRandom(seed, "shops"),
  );
  const oneWays = chooseOneWays(streets);
  const elements = townElements({ seed, name, center, plan, blocks, streets, oneWays, houses, shops, bend });
  return writeOsmPbf(elements, { program: TOWN_PROGRAM, source: `seed ${seed}` });
};
