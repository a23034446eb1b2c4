import type { LngLat } from "@fairmile/contracts";

/** Lots by where they are picked up: one tag a place, so that none hides another. Their order is kept. */
export const atOnePlace = <T extends { readonly pickup: LngLat }>(lots: readonly T[]): (readonly [T, ...T[]])[] => {
  const places = new Map<string, [T, ...T[]]>();
  for (const lot of lots) {
    const key = `${lot.pickup.lng} ${lot.pickup.lat}`;
    const there = places.get(key);
    if (there === undefined) places.set(key, [lot]);
    else there.push(lot);
  }
  return [...places.values()];
};
