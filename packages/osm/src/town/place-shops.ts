import type { House } from "./number-houses.ts";
import { distance, type PlanPoint } from "./plan-point.ts";
import type { SeededRandom } from "./seeded-random.ts";
import { SHOP_KINDS, SHOP_WORDS, type ShopKind } from "./shop-kinds.ts";

export interface TownShop {
  readonly house: House;
  readonly kind: ShopKind;
  readonly name: string;
  readonly openingHours: string;
}

/** The kinds of `count` shops, in proportion to their shares. */
const kindsFor = (count: number, random: SeededRandom): ShopKind[] => {
  const weighted = SHOP_KINDS.flatMap((kind) => Array.from({ length: kind.share }, () => kind));
  const rounds = Math.ceil(count / weighted.length);
  return Array.from({ length: rounds }, () => random.shuffle(weighted))
    .flat()
    .slice(0, count);
};

/** Of all shops, those in the streets of the old town and those in the small centres of the quarters. */
const SHARES = { centre: 0.58, local: 0.3 } as const;
/** Every second house at most: people live there too. */
const EVERY = 2;
const A_LOCAL_CENTRE = 5;

const nearest = (houses: readonly House[], to: PlanPoint, count: number): House[] =>
  houses
    .toSorted((a, b) => distance(a.site.door, to) - distance(b.site.door, to))
    .filter((_, i) => i % EVERY === 0)
    .slice(0, count);

/**
 * Puts about `count` shops into houses: most along the main streets of the old town, around its market; some in small
 * clusters where main streets meet, farther out; the rest at single corners. No two share a house or a name.
 */
export const placeShops = (
  houses: readonly House[],
  {
    market,
    centres,
    count,
  }: { readonly market: PlanPoint; readonly centres: readonly PlanPoint[]; readonly count: number },
  random: SeededRandom,
): TownShop[] => {
  const single = houses.filter(
    ({ flats, site }) => flats.length === 0 && site.use !== "works" && site.use !== "campus",
  );
  const main = single.filter(({ street }) => street.isCentral && street.roadClass !== "residential");
  const side = single.filter(({ street }) => street.isCentral && street.roadClass === "residential");
  const through = single.filter(({ street }) => !street.isCentral && street.roadClass !== "residential");
  const central = Math.round(count * SHARES.centre);
  const chosen = new Set<House>(nearest(main, market, Math.round(central * 0.75)));
  for (const house of nearest(side, market, central - chosen.size)) chosen.add(house);
  for (const centre of centres) {
    if (chosen.size >= count * (SHARES.centre + SHARES.local)) break;
    for (const house of nearest(through, centre, A_LOCAL_CENTRE)) chosen.add(house);
  }
  for (const house of random.shuffle(single)) {
    if (chosen.size >= count) break;
    chosen.add(house);
  }
  const words: string[] = [];
  const names = new Set<string>();
  const nameFor = (kind: ShopKind): string => {
    for (;;) {
      if (words.length === 0) words.push(...random.shuffle(SHOP_WORDS));
      const name = random.pick(kind.names).replace("{}", words.pop() ?? "");
      if (names.has(name)) continue;
      names.add(name);
      return name;
    }
  };
  const kinds = kindsFor(count, random);
  return [...chosen].slice(0, count).flatMap((house, i): TownShop[] => {
    const kind = kinds[i];
    return kind ? [{ house, kind, name: nameFor(kind), openingHours: random.pick(kind.hours) }] : [];
  });
};
