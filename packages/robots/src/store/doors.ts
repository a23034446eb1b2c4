import type { AddressSuggestionView, LngLat } from "@fairmile/contracts";
import type { Prng } from "../core/prng.ts";
import { isInside, pointInside, pointNear } from "../geo/polygon.ts";
import type { Session } from "../net/session.ts";

/** Finds doors of the market that people live at. */
export interface Doors {
  /** Some door of the market. Throws after many tries in a market that has none. */
  readonly anywhere: () => Promise<AddressSuggestionView>;
  /** A door within this distance of a place. */
  readonly near: (from: LngLat, radiusMeters: number) => Promise<AddressSuggestionView>;
}

const TRIES = 60;
/** Of the doors near a place, this share is typed into the search, as on a form; the others are pointed at on the map. */
const TYPED_SHARE = 0.3;

export const createDoors = ({ trpc }: Pick<Session, "trpc">, polygon: readonly LngLat[], prng: Prng): Doors => {
  /** Types a street that a point lies at, and takes one of its doors. */
  const typed = async (door: AddressSuggestionView, near: LngLat): Promise<AddressSuggestionView> => {
    const found = await trpc.address.search.query({ text: door.street, near, limit: 12 });
    const same = found.filter((one) => one.street === door.street && isInside(polygon, one.point));
    return same.length === 0 ? door : prng.pick(same);
  };
  const doorAt = async (draw: () => LngLat): Promise<AddressSuggestionView> => {
    for (let i = 0; i < TRIES; i += 1) {
      const point = draw();
      if (!isInside(polygon, point)) continue;
      const door = await trpc.address.reverse.query({ point });
      if (door !== null && isInside(polygon, door.point)) return door;
    }
    throw new Error("no door was found in this part of the market");
  };
  return {
    anywhere: () => doorAt(() => pointInside(polygon, prng)),
    near: async (from, radiusMeters) => {
      const door = await doorAt(() => pointNear(from, radiusMeters, prng));
      return prng.chance(TYPED_SHARE) ? typed(door, door.point) : door;
    },
  };
};
