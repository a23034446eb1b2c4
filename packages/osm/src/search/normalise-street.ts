import { ORDINAL_WORDS, STREET_WORDS } from "./street-words.ts";

/** Letters that do not fall apart into a base letter and a mark. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: "ss",
  ø: "o",
  æ: "ae",
  œ: "oe",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};

/** Lower case without marks, apostrophes or punctuation; words separated by one space. */
export const plainWords = (text: string): string =>
  text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}|['’`´.]/gu, "")
    .replace(/[ßøæœłđðþı]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** "5th", and "5rh" or "5h" where a finger slipped. */
const ORDINAL = /^(\d{1,3})(?:[a-z]{2,3}|[stndrh])?$/;

const normaliseWord = (word: string, index: number, count: number): string => {
  // "St" is a saint before a name and a street after one.
  if (word === "st") return index === 0 && count > 1 ? "saint" : "street";
  const ordinal = ORDINAL.exec(word)?.[1];
  if (ordinal !== undefined) return ORDINAL_WORDS[Number(ordinal)] ?? ordinal;
  return STREET_WORDS.get(word) ?? word;
};

/**
 * A street's name as the index compares it: lower case, without marks, short forms written out ("E. 7th St" →
 * "east seventh street", "W 34th" → "west 34", "Øster Allé" → "oster allee").
 */
export const normaliseStreet = (text: string): string => {
  const words = plainWords(text).split(" ");
  return words.map((word, i) => normaliseWord(word, i, words.length)).join(" ");
};
