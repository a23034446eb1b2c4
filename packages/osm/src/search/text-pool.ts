/** Each distinct text once, with its normalised form made when first asked for. Index 0 is the empty text. */
export class TextPool {
  readonly #texts: string[] = [""];
  readonly #normalised: (string | undefined)[] = [];
  readonly #indexes = new Map<string, number>([["", 0]]);
  readonly #normalise: (text: string) => string;

  constructor(normalise: (text: string) => string) {
    this.#normalise = normalise;
  }

  /** The text's index, new or known. */
  add(text: string): number {
    const known = this.#indexes.get(text);
    if (known !== undefined) return known;
    this.#indexes.set(text, this.#texts.length);
    return this.#texts.push(text) - 1;
  }

  at(index = 0): string {
    return this.#texts[index] ?? "";
  }

  normalised(index = 0): string {
    const known = this.#normalised[index];
    if (known !== undefined) return known;
    const text = this.#normalise(this.at(index));
    this.#normalised[index] = text;
    return text;
  }
}
