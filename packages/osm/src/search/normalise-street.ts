import { STREET_WORDS } from "./street-words.ts";

/** Letters that do not fall apart into a base letter and a mark. */
const LETTERS: Readonly<Record<string, string>> = { ß: "ss", ø: "o", æ: "ae", œ: "oe", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };

/** Lower case without marks, apostrophes or punctuation; words separated by one space. */
export const plainWords = (text: string): string =>
  text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}|['’`´.]/gu, "")
    .replace(/[ßøæœłđðþı]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

const ORDINAL = /^(\d+)(st|nd|rd|th)$/;

const normaliseWord = (word: string, index: number, count: number): string => {
  // "St" is a saint before a name and a street after one.
  if (word === "st") return index === 0 && count > 1 ? "saint" : "street";
  return ORDINAL.exec(word)?.[1] ?? STREET_WORDS.get(word) ?? word;
};

/**
 * A street's name as the index compares it: lower case, without marks, short forms written out ("E. 7th St" →
 * "east 7 street", "Øster Allé" → "oster allee").
 */
export const normaliseStreet = (text: string): string => {
  const words = plainWords(text).split(" ");
  return words.map((word, i) => normaliseWord(word, i, words.length)).join(" ");
};
