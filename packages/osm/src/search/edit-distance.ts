/** Edits between a typed text and a name. */
export interface EditDistances {
  /** Edits between the whole text and the whole name. */
  readonly full: number;
  /** The fewest edits between the whole text and any beginning of the name: the text may not be finished. */
  readonly nameBeginning: number;
  /** The fewest edits between a beginning of the text that ends with a word and the whole name… */
  readonly textBeginning: number;
  /** …and where in the text that beginning ends. */
  readonly textEnd: number;
}

const MAX_LENGTH = 64;
const rows: [Uint8Array, Uint8Array, Uint8Array] = [
  new Uint8Array(MAX_LENGTH + 1),
  new Uint8Array(MAX_LENGTH + 1),
  new Uint8Array(MAX_LENGTH + 1),
];

const SPACE = 32;

/**
 * Optimal string alignment (insert, delete, replace, swap of neighbours, each one edit) of a text with a name and with
 * their beginnings. Longer strings are compared by their first 64 characters. Gives up, with Infinity, where every way of
 * going on takes more than `maxEdits`.
 */
export const editDistances = (text: string, name: string, maxEdits: number): EditDistances => {
  const [n, m] = [Math.min(text.length, MAX_LENGTH), Math.min(name.length, MAX_LENGTH)];
  let [before, above, current] = rows;
  for (let j = 0; j <= m; j += 1) above[j] = j;
  let textBeginning = Infinity;
  let textEnd = n;
  for (let i = 1; i <= n; i += 1) {
    current[0] = i;
    let fewest = i;
    const letter = text.charCodeAt(i - 1);
    for (let j = 1; j <= m; j += 1) {
      const other = name.charCodeAt(j - 1);
      let cost = Math.min(
        (above[j] ?? 0) + 1,
        (current[j - 1] ?? 0) + 1,
        (above[j - 1] ?? 0) + (letter === other ? 0 : 1),
      );
      const isSwap = i > 1 && j > 1 && letter === name.charCodeAt(j - 2) && text.charCodeAt(i - 2) === other;
      if (isSwap) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      current[j] = cost;
      if (cost < fewest) fewest = cost;
    }
    const endsWord = i < n && text.charCodeAt(i) === SPACE;
    if (endsWord && (current[m] ?? 0) < textBeginning) {
      textBeginning = current[m] ?? 0;
      textEnd = i;
    }
    if (fewest > maxEdits) return { full: Infinity, nameBeginning: Infinity, textBeginning, textEnd };
    const oldest = before;
    before = above;
    above = current;
    current = oldest;
  }
  let nameBeginning = Infinity;
  for (let j = 0; j <= m; j += 1) nameBeginning = Math.min(nameBeginning, above[j] ?? 0);
  return { full: above[m] ?? 0, nameBeginning, textBeginning, textEnd };
};
