import { pickDoor, type DoorPlace, type Draw, type ShopPlace } from "./pick-places.ts";

export interface PlannedOrder {
  readonly no: number;
  readonly shopIndex: number;
  readonly by: "v1" | "dashboard";
  /** Asks for a quote first and posts at its price. */
  readonly isQuoted: boolean;
  readonly door: DoorPlace;
  readonly wantsPin: boolean;
  readonly wantsSignature: boolean;
  readonly tipCents: number;
  /** Too big for two wheels without an engine. */
  readonly isBulky: boolean;
}

/** Orders that leave one shop at the same moment. */
export type Burst = readonly PlannedOrder[];

const DROP_OFF = { leastMeters: 150, mostMeters: 500 } as const;
/** How near to the first door the others of a burst lie, so that one ride takes them. */
const SAME_WAY = { leastMeters: 10, mostMeters: 180 } as const;
const EVERY = { quoted: 4, pin: 4, signature: 9, tip: 3, bulky: 3 } as const;

/**
 * Who orders what from which shop: `burstsOfTwo` pairs spread among single orders, `count` in all, half of them through
 * `/v1`. The same for the same draw.
 */
export const planOrders = (
  input: {
    readonly shops: readonly ShopPlace[];
    readonly doors: readonly DoorPlace[];
    readonly count: number;
    readonly burstsOfTwo: number;
  },
  draw: Draw,
): Burst[] => {
  const { shops, doors, count, burstsOfTwo } = input;
  const groups = count - burstsOfTwo;
  const isPair = (group: number): boolean =>
    Math.floor(((group + 1) * burstsOfTwo) / groups) > Math.floor((group * burstsOfTwo) / groups);
  let made = 0;
  const order = (group: number, shopIndex: number, door: DoorPlace): PlannedOrder => {
    const no = made;
    made += 1;
    return {
      no,
      shopIndex,
      by: no % 2 === 0 ? "v1" : "dashboard",
      isQuoted: no % EVERY.quoted < 2,
      door,
      wantsPin: no % EVERY.pin === 3,
      wantsSignature: no % EVERY.signature === 5,
      isBulky: group % EVERY.bulky === 2,
      tipCents: no % EVERY.tip === 0 ? 100 + 10 * draw(16) : 0,
    };
  };
  return Array.from({ length: groups }, (_, group): Burst => {
    const shopIndex = group % shops.length;
    const shop = shops[shopIndex];
    if (shop === undefined) throw new Error("there are no shops");
    const first = pickDoor(doors, shop.point, DROP_OFF, draw);
    if (!isPair(group)) return [order(group, shopIndex, first)];
    return [order(group, shopIndex, first), order(group, shopIndex, pickDoor(doors, first.point, SAME_WAY, draw))];
  });
};
