import type { OsmAddress } from "../extract/extract-types.ts";
import type { AddressIndex } from "../search/address-index.ts";
import { seededRandom } from "../town/seeded-random.ts";
import { withTypo } from "./with-typo.ts";

/** "12 Canal Row" as most of the world's north-west writes it, or "Elmegade 2" as the rest of Europe does. */
export const asTyped = ({ houseNumber, street, unit }: OsmAddress, numberLast: boolean): string => {
  const door = numberLast ? `${street} ${houseNumber}` : `${houseNumber} ${street}`;
  return unit === undefined ? door : `${door} #${unit.replace(/^#/, "")}`;
};

/**
 * The share (0 to 1) of addresses, drawn with a seed, that come first when they are typed with one slip in the street's
 * letters, and some that do not.
 */
export const typoAccuracy = (input: {
  readonly addresses: readonly OsmAddress[];
  readonly index: AddressIndex;
  readonly queries: number;
  readonly numberLast: boolean;
}): { readonly share: number; readonly misses: readonly string[] } => {
  const random = seededRandom(7, "typos");
  const misses: string[] = [];
  let right = 0;
  for (let i = 0; i < input.queries; i += 1) {
    const address = random.pick(input.addresses);
    const typed = asTyped({ ...address, street: withTypo(address.street, random.next) }, input.numberLast);
    const first = input.index.search(typed)[0]?.address;
    if (first?.street === address.street && first.houseNumber === address.houseNumber) right += 1;
    else misses.push(`${typed} → ${first?.houseNumber} ${first?.street}`);
  }
  return { share: right / input.queries, misses };
};
