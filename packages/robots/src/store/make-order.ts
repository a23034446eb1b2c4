import type { AddressSuggestionView } from "@fairmile/contracts";
import type { Prng } from "../core/prng.ts";
import { FIRST_NAMES, GOODS, LAST_NAMES } from "./words.ts";

/** An order as a shop has it, before it is written in the words of one interface or another. */
export interface Order {
  readonly recipient: { readonly name: string; readonly phone?: string; readonly email?: string };
  readonly place: { readonly address: string; readonly point: AddressSuggestionView["point"]; readonly unit?: string };
  readonly notes: string | null;
  readonly parcels: readonly {
    readonly name: string;
    readonly size: keyof typeof GOODS;
    readonly quantity: number;
    readonly weightGrams: number;
  }[];
  readonly verification: { readonly photo: boolean; readonly signature: boolean; readonly pin: boolean };
  readonly tipCents: number;
}

const WEIGHTS_GRAMS = { small: [150, 1_500], medium: [1_000, 6_000], large: [3_000, 12_000] } as const;
const NOTES = [
  "Ring twice.",
  "Second door on the left.",
  "Please do not ring, the baby sleeps.",
  "The bell is broken, knock.",
];

const sizeOf = (prng: Prng): keyof typeof GOODS => {
  const draw = prng.next();
  return draw < 0.62 ? "small" : draw < 0.93 ? "medium" : "large";
};

/**
 * Makes up an order to a door. Tips are a part of `usualFeeCents`, what this store pays for a delivery (0 where it does not
 * know yet). A quarter of the recipients leave a phone number or an address to write to.
 */
export const makeOrder = (
  door: Pick<AddressSuggestionView, "label" | "point">,
  usualFeeCents: number,
  prng: Prng,
): Order => {
  const name = `${prng.pick(FIRST_NAMES)} ${prng.pick(LAST_NAMES)}`;
  const contact = prng.next();
  const number = prng.whole(100, 999);
  const size = sizeOf(prng);
  const [light, heavy] = WEIGHTS_GRAMS[size];
  const tip = prng.chance(0.3) ? Math.round(usualFeeCents * prng.between(0.08, 0.25)) : 0;
  return {
    recipient: {
      name,
      ...(contact < 0.15 ? { phone: `+353855551${number}` } : {}),
      ...(contact >= 0.15 && contact < 0.25 ? { email: `robot-recipient-${number}@robots.fairmile.test` } : {}),
    },
    place: {
      address: door.label,
      point: door.point,
      ...(prng.chance(0.2) ? { unit: `Flat ${prng.whole(1, 12)}` } : {}),
    },
    notes: prng.chance(0.2) ? prng.pick(NOTES) : null,
    parcels: [
      {
        name: prng.pick(GOODS[size]),
        size,
        quantity: prng.chance(0.12) ? 2 : 1,
        weightGrams: prng.whole(light, heavy),
      },
    ],
    verification: { photo: true, signature: prng.chance(0.08), pin: prng.chance(0.25) },
    tipCents: tip,
  };
};
