import type { House } from "./number-houses.ts";
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

/**
 * Puts about `count` shops into houses: two of three in the centre, the rest along through roads or at corners of quiet
 * ones. No two share a house or a name.
 */
export const placeShops = (houses: readonly House[], random: SeededRandom, count: number): TownShop[] => {
  const single = houses.filter(({ flats }) => flats.length === 0);
  const central = random.shuffle(single.filter(({ street }) => street.isCentral));
  const through = random.shuffle(
    single.filter(({ street }) => !street.isCentral && street.roadClass !== "residential"),
  );
  const quiet = random.shuffle(single.filter(({ street }) => !street.isCentral && street.roadClass === "residential"));
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
  return kindsFor(count, random).flatMap((kind, i): TownShop[] => {
    const order =
      i % 3 < 2 ? [central, through, quiet] : i % 2 === 0 ? [through, quiet, central] : [quiet, through, central];
    const house = order.find((list) => list.length > 0)?.pop();
    return house ? [{ house, kind, name: nameFor(kind), openingHours: random.pick(kind.hours) }] : [];
  });
};
