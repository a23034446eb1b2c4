import { SHARED_EXTRACTS, sharedOsm } from "../src/testing/shared-osm.ts";
import { generateTown } from "../src/town/generate-town.ts";

export interface BenchPlace {
  readonly place: string;
  readonly input: string | Uint8Array;
  /** Whether people write the number after the street there. */
  readonly numberLast: boolean;
}

const isPlace = (text: string): text is keyof typeof SHARED_EXTRACTS => text in SHARED_EXTRACTS;

/** The invented town, and the real extracts that are there; says on stderr which are not. */
export const benchPlaces = (): BenchPlace[] => {
  const real = Object.keys(SHARED_EXTRACTS)
    .filter(isPlace)
    .flatMap((place): BenchPlace[] => {
      try {
        return [{ place, input: sharedOsm(place), numberLast: place === "copenhagen" }];
      } catch (error) {
        console.error(`SKIPPED ${place}: ${error instanceof Error ? error.message : String(error)}`);
        return [];
      }
    });
  return [{ place: "inventedTown", input: generateTown({ seed: 1 }), numberLast: false }, ...real];
};
