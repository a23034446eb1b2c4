/** A source of decisions: the same seed and the same questions give the same answers. */
export interface Prng {
  /** A fraction in [0, 1). */
  readonly next: () => number;
  /** A whole number in [from, to]. */
  readonly whole: (from: number, to: number) => number;
  /** A fraction in [from, to). */
  readonly between: (from: number, to: number) => number;
  /** True in this share of the cases. */
  readonly chance: (share: number) => boolean;
  /** One of the list. Throws RangeError for an empty one. */
  readonly pick: <T>(list: readonly T[]) => T;
  /** A waiting time: exponential with this mean. */
  readonly gap: (mean: number) => number;
  /** Another source, of its own seed, that takes nothing from this one's sequence. */
  readonly fork: (name: string) => Prng;
}

/** FNV-1a with a final mix, so that seeds that differ in one letter start far apart. */
const hash = (text: string): number => {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
};

/** Makes a source of decisions from a seed (mulberry32). Not for secrets. */
export const createPrng = (seed: string): Prng => {
  let state = hash(seed);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (from: number, to: number): number => from + next() * (to - from);
  return {
    next,
    between,
    whole: (from, to) => from + Math.floor(next() * (to - from + 1)),
    chance: (share) => next() < share,
    pick: (list) => {
      const [first] = list;
      if (first === undefined) throw new RangeError("nothing to pick from");
      return list[Math.floor(next() * list.length)] ?? first;
    },
    gap: (mean) => -Math.log(1 - next()) * mean,
    fork: (name) => createPrng(`${seed}/${name}`),
  };
};
