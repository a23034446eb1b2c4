import type { LngLat } from "@fairmile/contracts";
import type { OsmAddress } from "../extract/extract-types.ts";
import { metersBetween } from "../geometry.ts";
import { AddressColumns } from "./address-columns.ts";
import { HOUSE_NUMBER_PATTERN, normaliseHouseNumber } from "./house-number.ts";
import { normaliseStreet, plainWords } from "./normalise-street.ts";
import { parseAddressQuery, type AddressQuery } from "./parse-address-query.ts";
import { pointGrid } from "./point-grid.ts";
import { rankDoors, type DoorMatch, type RankedDoor } from "./rank-doors.ts";
import { streetFinder, type StreetMatch } from "./street-finder.ts";

export interface AddressSuggestion {
  readonly address: OsmAddress;
  /** Position of the address in the list the index was made of. */
  readonly index: number;
  /** 0 to 1; 0.9 and more for what was surely meant. */
  readonly score: number;
  readonly match: DoorMatch;
}

export interface AddressIndex {
  readonly size: number;
  /** Suggestions for a typed text, best first. Any text is welcome; none that resembles a street gives none. */
  readonly search: (text: string, options?: { readonly limit?: number; readonly near?: LngLat }) => AddressSuggestion[];
  /** The nearest door within `maxMeters` (100 unless told), null for none. */
  readonly reverse: (
    point: LngLat,
    options?: { readonly maxMeters?: number },
  ) => { readonly address: OsmAddress; readonly index: number; readonly distanceMeters: number } | null;
}

const MIN_SCORE = 0.4;
const STREETS_TRIED = 12;

const isSure = ({ match, score }: RankedDoor): boolean =>
  (match === "exact" && score >= 0.85) || (match === "range" && score >= 0.95);

/** The last word may be unfinished: "Canal S" must not only be read as "Canal South". */
const spellings = (street: string): string[] => {
  const words = plainWords(street).split(" ");
  const last = words.at(-1) ?? "";
  const before = words.length > 1 ? `${normaliseStreet(words.slice(0, -1).join(" "))} ` : "";
  return [...new Set([normaliseStreet(street), before + last])];
};

interface Reading {
  readonly query: AddressQuery;
  /** A word that the street's name must have. */
  readonly nameHas?: string;
  /** Only the very number will do: else the letter before the street is a point of the compass. */
  readonly isExact?: boolean;
}

/** "Elmegade 2 2200 København", with nothing between the number and what follows it. */
const NUMBER_INSIDE = new RegExp(`^(.*\\p{L}[^ ]*) (${HOUSE_NUMBER_PATTERN})(?: (\\d{4,5}))? (\\p{L}.*)$`, "iu");

const numberInside = (query: AddressQuery): AddressQuery | undefined => {
  const [, street, houseNumber, postcode, city] = NUMBER_INSIDE.exec(query.street) ?? [];
  if (street === undefined || houseNumber === undefined || city === undefined) return undefined;
  return {
    ...query,
    street,
    houseNumber: normaliseHouseNumber(houseNumber),
    city: query.city ?? city,
    ...(postcode === undefined ? {} : { postcode }),
  };
};

/** How a text can be read, the likeliest first. */
const readings = (text: string): Reading[] => {
  const query = parseAddressQuery(text);
  const { houseNumber } = query;
  if (query.street === "") return [];
  if (houseNumber === undefined) {
    const inside = numberInside(query);
    return inside ? [{ query }, { query: inside }] : [{ query }];
  }
  // "606 D Oakwood Avenue": a door's letter, where "606 E 7th Street" is a point of the compass.
  const [, letter, street] = /^([a-z]) (.+)$/i.exec(query.street) ?? [];
  // "2/12 Canal Row": flat 2 of number 12.
  const [, flat, number] = /^(\w+)\/(\d+\w?)$/.exec(houseNumber) ?? [];
  const isFlat = flat !== undefined && number !== undefined;
  const isLettered = letter !== undefined && street !== undefined && /^\d+$/.test(houseNumber);
  return [
    { query },
    ...(isLettered
      ? [
          {
            query: { ...query, houseNumber: houseNumber + letter.toLowerCase(), street },
            isExact: /[nsew]/i.test(letter),
          },
        ]
      : []),
    ...(isFlat ? [{ query: { ...query, houseNumber: number, unit: query.unit ?? flat } }] : []),
    // "Avenue 5", "7 Street": the number may belong to the name.
    { query: { street: text.split(",")[0] ?? "" }, nameHas: normaliseStreet(houseNumber) },
  ];
};

/**
 * Indexes the doors of one market in memory, about 50 bytes a door. Streets are found first, then the number on them.
 */
export const addressIndex = (addresses: readonly OsmAddress[]): AddressIndex => {
  const columns = new AddressColumns(addresses);
  const finder = streetFinder(columns.streetNames);
  const grid = pointGrid(columns.lngs, columns.lats);

  const hasWord = (street: number, word: string): boolean =>
    columns.streetNames[street]?.split(" ").includes(word) ?? false;

  const doorsOf = (
    query: AddressQuery,
    streets: readonly StreetMatch[],
    limit: number,
    near: LngLat | undefined,
  ): RankedDoor[] => {
    const lists = streets.map(({ street, score, rest }) =>
      rankDoors({ columns, street, streetScore: score, rest, query, near, limit }),
    );
    if (query.houseNumber !== undefined) return lists.flat();
    // Only a street so far: one door of each likely street, then more doors of the likeliest.
    return [
      ...lists.flatMap((doors) => doors.slice(0, 1)),
      ...lists.flatMap((doors) => doors.slice(1).map((d) => ({ ...d, score: d.score * 0.5 }))),
    ];
  };

  const search: AddressIndex["search"] = (text, options = {}) => {
    const limit = Math.max(1, Math.min(options.limit ?? 5, 50));
    const found: RankedDoor[] = [];
    for (const { query, nameHas, isExact = false } of readings(text)) {
      const streets = finder
        .find(spellings(query.street), STREETS_TRIED)
        .filter(({ street, score }) => score >= MIN_SCORE && (nameHas === undefined || hasWord(street, nameHas)));
      found.push(...doorsOf(query, streets, limit, options.near).filter(({ match }) => !isExact || match === "exact"));
      if (found.some(isSure)) break;
    }
    const seen = new Set<number>();
    return found
      .sort((a, b) => b.score - a.score)
      .filter(({ row }) => !seen.has(row) && seen.add(row))
      .slice(0, limit)
      .map(({ row, score, match }) => ({
        address: columns.address(row),
        index: row,
        score: Math.max(0, Math.min(1, score)),
        match,
      }));
  };

  return {
    size: columns.count,
    search,
    reverse: (point, options = {}) => {
      const index = grid.nearest(point, options.maxMeters ?? 100);
      if (index < 0) return null;
      const address = columns.address(index);
      return { address, index, distanceMeters: metersBetween(point, address.point) };
    },
  };
};
