import type { LngLat } from "@fairmile/contracts";
import { metersBetween } from "../geometry.ts";
import type { AddressColumns } from "./address-columns.ts";
import { plainWords } from "./normalise-street.ts";
import type { AddressQuery } from "./parse-address-query.ts";

/**
 * How the door found answers the number typed: the very number, a range or building it belongs to, a number that begins
 * so, the nearest number there is, or no number was typed.
 */
export type DoorMatch = "exact" | "range" | "beginning" | "nearest" | "street";

export interface RankedDoor {
  readonly row: number;
  readonly score: number;
  readonly match: DoorMatch;
}

const SHARES: Readonly<Record<DoorMatch, number>> = {
  exact: 1,
  range: 0.97,
  beginning: 0.75,
  nearest: 0.6,
  street: 0.9,
};
/** On the very street that was typed, a wrong number is likelier than another street with the right one. */
const NEAREST_ON_THE_VERY_STREET = 0.8;
const VERY_STREET_SCORE = 0.97;
const NEAR_BONUS = 0.03;
const NEAR_METERS = 2000;

const UNIT_WORD = /^(?:suite|ste|apt|unit|flat|no) /;

/** Number and unit in one: "348-14" and "348 #14" are the same door, whichever way it was mapped or typed. */
const joined = (houseNumber: string, unit: string): string => (unit === "" ? houseNumber : `${houseNumber}-${unit}`);

const matchNumber = (columns: AddressColumns, row: number, typed: string, number: number, unit: string): DoorMatch => {
  const houseNumber = columns.houseNumber(row);
  if (houseNumber === typed) return "exact";
  if (joined(houseNumber, columns.unit(row).replace(UNIT_WORD, "")) === joined(typed, unit)) return "exact";
  const [low, high] = [columns.lows[row] ?? -1, columns.highs[row] ?? -1];
  if (low <= number && number <= high) return "range";
  return houseNumber.startsWith(typed) ? "beginning" : "nearest";
};

/** The parts of a query that single out one of several equal doors, in plain words; empty where not typed. */
interface Context {
  readonly postcode: string;
  readonly city: string;
  readonly unit: string;
  readonly near: LngLat | undefined;
}

const agreement = (typed: string, known: string, weight: number): number => {
  if (typed === "" || known === "") return 0;
  if (typed === known) return weight;
  return known.startsWith(typed) || typed.startsWith(known) ? weight * 0.8 : -weight;
};

/** Adds or takes a little for context. */
const contextBonus = (columns: AddressColumns, row: number, { postcode, city, unit, near }: Context): number => {
  let bonus = agreement(postcode, columns.postcode(row), 0.04) + agreement(city, columns.city(row), 0.04);
  const known = columns.unit(row);
  // A door without a unit is the better answer to a query without one.
  bonus += unit === "" ? (known === "" ? 0 : -0.005) : agreement(unit, known.replace(UNIT_WORD, ""), 0.03);
  if (near) {
    const meters = metersBetween(near, { lng: columns.lngs[row] ?? 0, lat: columns.lats[row] ?? 0 });
    bonus += NEAR_BONUS * Math.exp(-meters / NEAR_METERS);
  }
  return bonus;
};

/** The best doors of one street for a query, best first, one for each door unless a unit was typed. */
export const rankDoors = (input: {
  readonly columns: AddressColumns;
  readonly street: number;
  readonly streetScore: number;
  readonly rest: string;
  readonly query: AddressQuery;
  readonly near: LngLat | undefined;
  readonly limit: number;
}): RankedDoor[] => {
  const { columns, query } = input;
  const context = {
    postcode: plainWords(query.postcode ?? ""),
    city: plainWords(query.city ?? input.rest),
    unit: plainWords(query.unit ?? ""),
    near: input.near,
  };
  const typed = query.houseNumber;
  // "2/20" is no number between others: only its very text, or its reading as flat 2 of number 20, will do.
  const number = typed === undefined || typed.includes("/") ? Number.NaN : Number.parseInt(typed, 10);
  const ranked: RankedDoor[] = [];
  let nearestGap = Infinity;
  let nearestRow = -1;
  for (const row of columns.rowsOf(input.street)) {
    const match = typed === undefined ? "street" : matchNumber(columns, row, typed, number, context.unit);
    if (match === "nearest") {
      const gap = Math.abs((columns.lows[row] ?? -1) - number);
      if (gap < nearestGap) [nearestGap, nearestRow] = [gap, row];
      continue;
    }
    ranked.push({ row, match, score: input.streetScore * SHARES[match] + contextBonus(columns, row, context) });
  }
  if (ranked.length === 0 && nearestRow >= 0) {
    const share = input.streetScore >= VERY_STREET_SCORE ? NEAREST_ON_THE_VERY_STREET : SHARES.nearest;
    const score = input.streetScore * share + contextBonus(columns, nearestRow, context);
    ranked.push({ row: nearestRow, match: "nearest", score });
  }
  ranked.sort((a, b) => b.score - a.score);
  const seen = new Set<string>();
  return ranked
    .filter(({ row }) => {
      const key = query.unit === undefined ? columns.doorKey(row) : String(row);
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    })
    .slice(0, input.limit);
};
