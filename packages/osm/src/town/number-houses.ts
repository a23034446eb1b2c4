import type { TownStreet } from "./name-streets.ts";
import type { HouseSite, StreetSites } from "./place-houses.ts";
import type { SeededRandom } from "./seeded-random.ts";

/** A house with its number; `flats` where its doors are numbered one by one. */
export interface House {
  readonly street: TownStreet;
  readonly site: HouseSite;
  readonly houseNumber: string;
  readonly flats: readonly string[];
}

const SKIPPED = 0.03;
const RANGE = 0.03;
const LETTER = 0.02;
const FLATS = 0.012;

/** Numbers one street as towns do: odd on the left, even on the right, with gaps, double plots and the odd "12A". */
const numberStreet = ({ street, sites }: StreetSites, random: SeededRandom): House[] => {
  const next = { 1: 1, [-1]: 2 };
  return sites.map((site): House => {
    if (random.chance(SKIPPED)) next[site.side] += 2;
    const number = next[site.side];
    if (number > 2 && random.chance(LETTER)) return { street, site, houseNumber: `${number - 2}A`, flats: [] };
    next[site.side] += 2;
    if (street.isCentral && random.chance(RANGE)) {
      next[site.side] += 2;
      return { street, site, houseNumber: `${number}-${number + 2}`, flats: [] };
    }
    return { street, site, houseNumber: String(number), flats: random.chance(FLATS) ? ["1", "2", "3"] : [] };
  });
};

/** Numbers every house; no two of a street share a number. */
export const numberHouses = (streets: readonly StreetSites[], random: SeededRandom): House[] =>
  streets.flatMap((street) => {
    const taken = new Set<string>();
    return numberStreet(street, random).filter(({ houseNumber }) => !taken.has(houseNumber) && taken.add(houseNumber));
  });
