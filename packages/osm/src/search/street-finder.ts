import { editDistances } from "./edit-distance.ts";

/** A street that a text may mean. */
export interface StreetMatch {
  readonly street: number;
  /** 1 for the very name; lower with every edit, missing or surplus word. */
  readonly score: number;
  /** Words of the text behind the street's name: a town, perhaps. */
  readonly rest: string;
}

/** Finds streets by name through typing errors and unfinished words. */
export interface StreetFinder {
  readonly find: (variants: readonly string[], limit: number) => StreetMatch[];
}

// Enough for the right street to be among them (measured on three cities), few enough to compare letter by letter.
const CANDIDATES = 32;
const ENOUGH = 150;
const COMMON_SHARE = 0.1;
/** Streets much less like the text than the best one are not compared to the end. */
const WORTH_SHOWING = 0.4;
const LOWEST_SCORE = 0.3;
const UNFINISHED_PENALTY = 0.06;
const SKIPPED_WORDS_PENALTY = 0.05;
const SKIPPED_SHARE_PENALTY = 0.12;
const SURPLUS_WORDS_PENALTY = 0.08;
/** East Houston Street is not West Houston Street, however few letters tell them apart. */
const OTHER_DIRECTION_PENALTY = 0.3;
const DIRECTIONS: ReadonlySet<string> = new Set(["north", "south", "east", "west", "upper", "lower"]);

const trigramsOfWord = (word: string, isFinished: boolean): string[] => {
  const padded = `  ${word}${isFinished ? " " : ""}`;
  return Array.from({ length: Math.max(0, padded.length - 2) }, (_, i) => padded.slice(i, i + 3));
};

const trigramsOf = (text: string, isLastFinished: boolean): Set<string> => {
  const words = text.split(" ");
  return new Set(words.flatMap((word, i) => trigramsOfWord(word, isLastFinished || i < words.length - 1)));
};

interface Likeness {
  readonly score: number;
  readonly rest: string;
}

/** How well a text names a street; below `floor` the score may come out too low. */
const compare = (text: string, name: string, floor: number): Likeness => {
  const longest = Math.max(text.length, name.length);
  const edits = editDistances(text, name, (1 - floor) * longest);
  const whole = 1 - edits.full / longest;
  const unfinished =
    1 -
    edits.nameBeginning / text.length -
    (longest > text.length ? 0.01 : 0) -
    UNFINISHED_PENALTY * (1 - text.length / longest);
  const surplus = 1 - edits.textBeginning / name.length - SURPLUS_WORDS_PENALTY;
  if (surplus > whole && surplus > unfinished) return { score: surplus, rest: text.slice(edits.textEnd + 1) };
  return { score: Math.max(whole, unfinished), rest: "" };
};

const directionsOf = (text: string): string[] => text.split(" ").filter((word) => DIRECTIONS.has(word));

/** Whether a text says one direction and a name another. */
const isElsewhere = (typed: readonly string[], known: readonly string[]): boolean =>
  typed.length > 0 && known.length > 0 && !typed.some((direction) => known.includes(direction));

const compareFromAnyWord = (text: string, name: string, floor: number): Likeness => {
  let best = compare(text, name, floor);
  for (let space = name.indexOf(" "); space >= 0; space = name.indexOf(" ", space + 1)) {
    const penalty = SKIPPED_WORDS_PENALTY + SKIPPED_SHARE_PENALTY * (space / name.length);
    if (best.score >= 1 - penalty) break;
    const later = compare(text, name.slice(space + 1), Math.max(floor, best.score));
    if (later.score - penalty > best.score) best = { score: later.score - penalty, rest: later.rest };
  }
  return best;
};

/** Streets by the trigrams of their names. */
const trigramPostings = (names: readonly string[]): ReadonlyMap<string, Int32Array> => {
  const postings = new Map<string, number[]>();
  names.forEach((name, street) => {
    for (const trigram of trigramsOf(name, true)) {
      const list = postings.get(trigram);
      if (list) list.push(street);
      else postings.set(trigram, [street]);
    }
  });
  return new Map([...postings].map(([trigram, streets]) => [trigram, Int32Array.from(streets)]));
};

/**
 * Index over normalised street names (see `normaliseStreet`): trigrams weighted by their rarity choose candidates, edit
 * distance ranks them. `find` takes spellings of the same text and a number of results; deterministic.
 */
export const streetFinder = (names: readonly string[]): StreetFinder => {
  const postings = trigramPostings(names);
  const weights = new Float32Array(names.length);
  const directions = names.map(directionsOf);

  const candidates = (texts: readonly string[]): number[] => {
    const lists = [...new Set(texts.flatMap((text) => [...trigramsOf(text, false)]))]
      .flatMap((trigram) => postings.get(trigram) ?? [])
      .sort((a, b) => a.length - b.length);
    const touched: number[] = [];
    for (const streets of lists) {
      // "street" and its like single nobody out once rarer trigrams have spoken.
      if (touched.length >= ENOUGH && streets.length > names.length * COMMON_SHARE) break;
      const rarity = Math.log(1 + names.length / streets.length);
      for (const street of streets) {
        const weight = weights[street] ?? 0;
        // A long name holds more trigrams by chance: among equals the shorter comes first.
        if (weight === 0) touched.push(street);
        weights[street] = (weight === 0 ? 1 - 0.01 * (names[street] ?? "").length : weight) + rarity;
      }
    }
    const best = touched.sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0) || a - b).slice(0, CANDIDATES);
    weights.fill(0);
    return best;
  };

  return {
    find: (variants, limit) => {
      const texts = variants.filter((text) => text !== "");
      const typed = texts.flatMap(directionsOf);
      let bestScore = 0;
      return candidates(texts)
        .map((street): StreetMatch => {
          const name = names[street] ?? "";
          const floor = Math.max(LOWEST_SCORE, bestScore - WORTH_SHOWING);
          const best = texts
            .map((text) => compareFromAnyWord(text, name, floor))
            .reduce((a, b) => (b.score > a.score ? b : a));
          bestScore = Math.max(bestScore, best.score);
          const penalty = isElsewhere(typed, directions[street] ?? []) ? OTHER_DIRECTION_PENALTY : 0;
          return { street, rest: best.rest, score: best.score - penalty };
        })
        .sort((a, b) => b.score - a.score || a.street - b.street)
        .slice(0, limit);
    },
  };
};
