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
const CANDIDATES = 48;
const UNFINISHED_PENALTY = 0.06;
const SKIPPED_WORDS_PENALTY = 0.05;
const SKIPPED_SHARE_PENALTY = 0.12;
const SURPLUS_WORDS_PENALTY = 0.08;

const trigramsOfWord = (word: string, isFinished: boolean): string[] => {
  const padded = `  ${word}${isFinished ? " " : ""}`;
  return Array.from({ length: Math.max(0, padded.length - 2) }, (_, i) => padded.slice(i, i + 3));
};

const trigramsOf = (text: string, isLastFinished: boolean): Set<string> => {
  const words = text.split(" ");
  return new Set(words.flatMap((word, i) => trigramsOfWord(word, isLastFinished || i < words.length - 1)));
};

const compare = (text: string, name: string): { score: number; rest: string } => {
  const { full, nameBeginning, textBeginning, textEnd } = editDistances(text, name);
  let best = { score: 1 - full / Math.max(text.length, name.length), rest: "" };
  const consider = (score: number, rest: string): void => {
    if (score > best.score) best = { score, rest };
  };
  const unfinished =
    1 - nameBeginning / text.length - UNFINISHED_PENALTY * (1 - text.length / Math.max(name.length, text.length));
  consider(unfinished - (text.length < name.length ? 0.01 : 0), "");
  consider(1 - textBeginning / name.length - SURPLUS_WORDS_PENALTY, text.slice(textEnd + 1));
  return best;
};

const compareFromAnyWord = (text: string, name: string): { score: number; rest: string } => {
  let best = compare(text, name);
  for (let space = name.indexOf(" "); space >= 0; space = name.indexOf(" ", space + 1)) {
    const later = compare(text, name.slice(space + 1));
    const score = later.score - SKIPPED_WORDS_PENALTY - SKIPPED_SHARE_PENALTY * (space / name.length);
    if (score > best.score) best = { ...later, score };
  }
  return best;
};

/**
 * Index over normalised street names (see `normaliseStreet`): trigrams weighted by their rarity choose candidates, edit
 * distance ranks them. `find` takes spellings of the same text and a number of results; deterministic.
 */
export const streetFinder = (names: readonly string[]): StreetFinder => {
  const postings = new Map<string, number[]>();
  names.forEach((name, street) => {
    for (const trigram of trigramsOf(name, true)) {
      const list = postings.get(trigram);
      if (list) list.push(street);
      else postings.set(trigram, [street]);
    }
  });
  const compact = new Map([...postings].map(([trigram, streets]) => [trigram, Int32Array.from(streets)]));
  const weights = new Float32Array(names.length);

  const candidates = (variants: readonly string[]): number[] => {
    const touched: number[] = [];
    for (const trigram of new Set(variants.flatMap((text) => [...trigramsOf(text, false)]))) {
      const streets = compact.get(trigram);
      if (!streets) continue;
      const rarity = Math.log(1 + names.length / streets.length);
      for (const street of streets) {
        if (weights[street] === 0) touched.push(street);
        weights[street] = (weights[street] ?? 0) + rarity;
      }
    }
    // A long name holds more trigrams by chance: among equals the shorter comes first.
    const value = (street: number): number => (weights[street] ?? 0) - 0.01 * (names[street] ?? "").length;
    const ranked = touched
      .map((street) => ({ street, value: value(street) }))
      .sort((a, b) => b.value - a.value || a.street - b.street);
    for (const street of touched) weights[street] = 0;
    return ranked.slice(0, CANDIDATES).map(({ street }) => street);
  };

  return {
    find: (variants, limit) => {
      const texts = variants.filter((text) => text !== "");
      return candidates(texts)
        .map((street): StreetMatch => {
          const name = names[street] ?? "";
          const best = texts
            .map((text) => compareFromAnyWord(text, name))
            .reduce((a, b) => (b.score > a.score ? b : a));
          return { street, ...best };
        })
        .sort((a, b) => b.score - a.score || a.street - b.street)
        .slice(0, limit);
    },
  };
};
