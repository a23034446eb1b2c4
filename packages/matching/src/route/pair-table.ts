/** Numbers pairs of small whole numbers in the order they are first asked for: a hash table with open addressing. */
export class PairTable {
  #slots = new Int32Array(256).fill(-1);
  readonly #first: number[] = [];
  readonly #second: number[] = [];

  get count(): number {
    return this.#first.length;
  }

  /** The pair's number; a new one where it has none yet. */
  numberOf(first: number, second: number): number {
    if (this.count * 2 > this.#slots.length) this.#grow();
    const at = this.#find(first, second);
    const known = this.#slots[at] as number;
    if (known >= 0) return known;
    const number = this.count;
    this.#slots[at] = number;
    this.#first.push(first);
    this.#second.push(second);
    return number;
  }

  #find(first: number, second: number): number {
    const mask = this.#slots.length - 1;
    let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
    hash ^= hash >>> 15;
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      const number = this.#slots[at] as number;
      if (number < 0 || (this.#first[number] === first && this.#second[number] === second)) return at;
    }
  }

  #grow(): void {
    this.#slots = new Int32Array(this.#slots.length * 4).fill(-1);
    for (let number = 0; number < this.count; number += 1)
      this.#slots[this.#find(this.#first[number] as number, this.#second[number] as number)] = number;
  }
}
