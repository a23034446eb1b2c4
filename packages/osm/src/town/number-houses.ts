import type { TownStreet } from "./name-streets.ts";
import type { HouseSite } from "./place-houses.ts";
import { distance } from "./plan-point.ts";
import type { SeededRandom } from "./seeded-random.ts";
import type { StreetBook } from "./street-book.ts";

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
const FLATS = { old: 0.05, other: 0.012 } as const;

interface Placed {
  readonly site: HouseSite;
  readonly meters: number;
  readonly isOdd: boolean;
}

/** Numbers one street as towns do: odd on the left, even on the right, with gaps, double plots and the odd "12A". */
const numberStreet = (street: TownStreet, placed: readonly Placed[], random: SeededRandom): House[] => {
  const next = { odd: 1, even: 2 };
  return placed.map(({ site, isOdd }): House => {
    const side = isOdd ? "odd" : "even";
    if (random.chance(SKIPPED)) next[side] += 2;
    const number = next[side];
    if (number > 2 && random.chance(LETTER)) return { street, site, houseNumber: `${number - 2}A`, flats: [] };
    next[side] += 2;
    if (street.isCentral && random.chance(RANGE)) {
      next[side] += 2;
      return { street, site, houseNumber: `${number}-${number + 2}`, flats: [] };
    }
    const hasFlats = random.chance(site.use === "old" ? FLATS.old : FLATS.other);
    return { street, site, houseNumber: String(number), flats: hasFlats ? ["1", "2", "3"] : [] };
  });
};

/** Numbers every house along its street; no two of a street share a number. */
export const numberHouses = (
  book: StreetBook,
  streets: readonly TownStreet[],
  sites: readonly HouseSite[],
  random: SeededRandom,
): House[] => {
  const byLine = new Map<number, HouseSite[]>();
  for (const site of sites) byLine.set(site.line, [...(byLine.get(site.line) ?? []), site]);
  return streets.flatMap((street) => {
    const placed = street.parts.flatMap(({ line, startMeters, isAhead }) => {
      const drawn = book.lines[line];
      return (byLine.get(line) ?? []).map((site): Placed => {
        const end = isAhead ? drawn?.from : drawn?.to;
        const meters = startMeters + (end ? distance(end, site.plan) : 0);
        return { site, meters, isOdd: site.isLeft === isAhead };
      });
    });
    const taken = new Set<string>();
    return numberStreet(
      street,
      placed.toSorted((a, b) => a.meters - b.meters),
      random,
    ).filter(({ houseNumber }) => !taken.has(houseNumber) && taken.add(houseNumber));
  });
};
